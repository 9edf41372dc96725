import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas';
import type { Picture } from '../../src/faces/find-faces.ts';

type Place = readonly [x: number, y: number];

/** A wall with painted heads on it, 60 pixels high: enough of a face for the detector, and nobody's. */
export function drawPortrait(width: number, height: number, faces: readonly Place[]): Picture {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#7d8a94';
  context.fillRect(0, 0, width, height);
  for (const place of faces) drawHead(context, place);
  const { data } = context.getImageData(0, 0, width, height);
  return {
    width,
    height,
    rgb: Uint8Array.from({ length: width * height * 3 }, (_, at) => data[Math.floor(at / 3) * 4 + (at % 3)] ?? 0),
  };
}

function drawHead(context: SKRSContext2D, [x, y]: Place): void {
  const oval = (colour: string, dx: number, dy: number, rx: number, ry: number) => {
    context.fillStyle = colour;
    context.beginPath();
    context.ellipse(x + dx, y + dy, rx, ry, 0, 0, 2 * Math.PI);
    context.fill();
  };
  const shade = context.createRadialGradient(x - 5, y - 8, 4, x, y, 34);
  shade.addColorStop(0, '#efc3a4');
  shade.addColorStop(1, '#a96f52');
  oval('#33475b', 0, 62, 44, 32);
  oval('#b07a5c', 0, 32, 10, 14);
  oval('#2b1d16', 0, -8, 27, 32);
  context.fillStyle = shade;
  context.beginPath();
  context.ellipse(x, y, 22, 29, 0, 0, 2 * Math.PI);
  context.fill();
  oval('#2b1d16', 0, -25, 20, 8);
  for (const side of [-1, 1]) {
    oval('#8a5a43', side * 9, -5, 6.5, 4);
    oval('#f4f1ee', side * 9, -5, 4.6, 2.4);
    oval('#2a1c14', side * 9, -5, 2.2, 2.4);
    oval('#3a261b', side * 9, -11, 6, 1.4);
  }
  oval('#b27b5f', 0, 5, 3.4, 5);
  oval('#8a5a43', 0, 9, 4, 1.2);
  oval('#9c3f3c', 0, 16, 8, 2.8);
  oval('#6e2826', 0, 16, 8, 0.7);
}
