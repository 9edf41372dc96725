import { createHash } from 'node:crypto';
import { html, verbatim } from './page/html.ts';
import { clipTable } from './page/clip-table.ts';
import { filterBar, filterRules } from './page/filter-bar.ts';
import { frameStyle } from './page/frame-style.ts';
import { pageHeader } from './page/page-header.ts';
import { pageScript } from './page/page-script.ts';
import { pageStyle } from './page/page-style.ts';
import type { PageContent } from './page/page-content.ts';
import { takeSection } from './page/take-section.ts';
import { videoSections } from './page/video-sections.ts';
import type { EmbeddedMedia } from './embed-media.ts';
import type { Manifest } from './manifest.ts';
import type { ReportInput } from './report-input.ts';

/** One self-contained page: it asks nothing of the network, and can be read without scripts. Pure. */
export function reportHtml(input: ReportInput, manifest: Manifest, media: EmbeddedMedia): string {
  const content: PageContent = {
    input,
    manifest,
    media,
    clips: new Map(manifest.clips.map((clip) => [clip.key, clip])),
  };
  const { colours } = input.brand;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta http-equiv="Content-Security-Policy" content="${contentPolicy}" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${manifest.campaign.name} · campaign report</title>
        <style>
          :root { --brand: ${colours.accent}; --brand-ground: ${colours.background}; }
          ${verbatim(pageStyle)}${verbatim(frameStyle)}${filterRules(content)}
        </style>
      </head>
      <body>
        ${pageHeader(content)} ${filterBar(content)}
        <main>${videoSections(content)}${takeSection(content)}${clipTable(content)}</main>
        <footer>
          <p>
            Made with Reelmill. This page holds small previews and asks nothing of the network; the files that were
            checked lie beside it, and manifest.json names their hashes.
          </p>
        </footer>
        ${script}
      </body>
    </html> `.markup;
}

// In one piece: its hash below counts every space, and a formatter would add some.
const script = verbatim(`<script>${pageScript}</script>`);

// Keeps the promise of a self-contained page: the browser refuses every request, and every script but ours.
const contentPolicy = [
  "default-src 'none'",
  'img-src data:',
  'media-src data: blob:',
  "style-src 'unsafe-inline'",
  `script-src 'sha256-${createHash('sha256').update(pageScript).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
