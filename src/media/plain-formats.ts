/** Containers that hold their media themselves. Playlists and scripts (hls, concat, dash, imf) are left out: they name other files, and ffmpeg would open them, whatever the file is called. */
export const plainFormats = [
  ...['mov', 'mp4', 'm4a', '3gp', '3g2', 'mj2', 'matroska', 'webm', 'avi', 'mpeg', 'mpegts', 'mpegvideo', 'ogg'],
  ...['mp3', 'aac', 'wav', 'w64', 'flac', 'aiff'],
  ...['png_pipe', 'jpeg_pipe', 'webp_pipe', 'bmp_pipe', 'tiff_pipe'],
].join();
