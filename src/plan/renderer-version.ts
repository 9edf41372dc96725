/** Count this up when the renderer draws something differently: every finished video gets a new key and is made again. */
export const rendererVersion = 2;
