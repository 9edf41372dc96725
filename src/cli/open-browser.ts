import { spawn } from 'node:child_process';

// rundll32 takes an address as it is; `start` would have cmd read what is in it.
const openers: Readonly<Record<string, readonly [program: string, ...args: string[]]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
};

/** Opens an address in the browser of whoever sits here. Where there is none, nothing happens: the address is on the screen too. */
export function openBrowser(url: string, platform: NodeJS.Platform = process.platform): void {
  const [program, ...args] = openers[platform] ?? ['xdg-open'];
  const child = spawn(program, [...args, url], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
