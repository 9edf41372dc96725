import type { SceneCrop } from '../../render/rendering.ts';
import { type Html, html } from './html.ts';

/** The picture of a scene with the part of it that the video shows: where it begins, where it ends, and the way between. */
export function cropDiagram(shown: SceneCrop | undefined): Html {
  if (shown === undefined || isWhole(shown))
    return html`${shown !== undefined && html`<p class="small">${words(shown)}</p>`}`;
  const { picture, crop, points } = shown;
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return html``;
  const middle = ({ x, y }: { x: number; y: number }) => `${x + crop.width / 2},${y + crop.height / 2}`;
  return html`<figure class="crop">
    <svg viewBox="0 0 ${picture.width} ${picture.height}" role="img" aria-label="${words(shown)}">
      <rect class="picture" width="${picture.width}" height="${picture.height}" />
      <rect class="shown" x="${first.x}" y="${first.y}" width="${crop.width}" height="${crop.height}" />
      ${
        last !== first &&
        html`<rect class="later" x="${last.x}" y="${last.y}" width="${crop.width}" height="${crop.height}" />
          <polyline points="${points.map(middle).join(' ')}" />`
      }
    </svg>
    <figcaption class="small">${words(shown)}</figcaption>
  </figure>`;
}

function isWhole({ picture, crop }: SceneCrop): boolean {
  return crop.width === picture.width && crop.height === picture.height;
}

function words(shown: SceneCrop): string {
  if (shown.style === 'blur' && isWhole(shown)) return 'Whole picture on a blurred ground';
  if (shown.style === 'fit' && isWhole(shown)) return 'Whole picture between bars';
  if (isWhole(shown)) return 'Whole picture';
  const part = Math.round((100 * shown.crop.width * shown.crop.height) / (shown.picture.width * shown.picture.height));
  const how = shown.style === 'auto' ? 'Cropped automatically' : 'Cropped';
  return `${how} to ${part} % of the picture${moves(shown.points)}`;
}

function moves(points: SceneCrop['points']): string {
  return points.length > 1 ? ', moving along the line' : '';
}
