// Paper and ink; the brand's accent only marks. light-dark() follows the reader's system or the chooser on the page.
export const pageStyle = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#f7f6f3, #0d0e11);
  --sheet: light-dark(#ffffff, #15171b);
  --stage: light-dark(#eceae4, #090a0c);
  --ink: light-dark(#17181b, #eef0f3);
  --soft: light-dark(#5b5e66, #a3a8b2);
  --line: light-dark(#e0ded7, #292c33);
  --good: light-dark(#0a6b42, #63d9a4);
  --bad: light-dark(#b3261e, #ff9089);
  --wary: light-dark(#7a5200, #f0c26b);
}
:root:has(#theme option[value="light"]:checked) { color-scheme: light; }
:root:has(#theme option[value="dark"]:checked) { color-scheme: dark; }
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.55 Inter, ui-sans-serif, system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
  -webkit-text-size-adjust: 100%; font-feature-settings: "tnum" 1;
}
.top, main, footer { max-width: 1480px; margin-inline: auto; padding-inline: clamp(20px, 4vw, 56px); }
h1, h2, h3, h4, p, dl, dd, ul, ol { margin: 0; padding: 0; }
ul, ol { list-style: none; }
a { color: inherit; text-decoration-color: var(--soft); text-underline-offset: 3px; }
a:hover { text-decoration-color: currentColor; }
:focus-visible { outline: 3px solid light-dark(#1b5cff, #8db4ff); outline-offset: 2px; border-radius: 4px; }
.small, small { font-size: 13px; line-height: 1.5; color: var(--soft); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.top { padding-top: clamp(36px, 6vw, 84px); padding-bottom: 28px; }
.overline { display: flex; align-items: center; gap: 12px; font-size: 14px; color: var(--soft); }
.mark { display: grid; place-items: center; width: 44px; height: 44px; border-radius: 12px; background: var(--brand-ground); }
.mark img { max-width: 30px; max-height: 30px; }
h1 { margin-top: 20px; font-size: clamp(40px, 7vw, 84px); line-height: 1.02; letter-spacing: -0.035em; font-weight: 680; overflow-wrap: anywhere; }
.lede { margin-top: 18px; max-width: 40em; font-size: clamp(18px, 2vw, 22px); line-height: 1.45; color: var(--soft); text-wrap: pretty; }
.verdict { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 24px; }
.chip { padding: 7px 15px; border: 1px solid var(--line); border-radius: 99px; background: var(--sheet); font-size: 15px; font-weight: 560; }
.good { color: var(--good); }
.bad { color: var(--bad); }
.chip.wary { color: var(--wary); }
.provenance { max-width: 46em; margin-top: 24px; padding-inline-start: 18px; border-inline-start: 3px solid var(--brand); }
.provenance li + li { margin-top: 8px; }
.provenance b { font-weight: 620; }
.figures { display: grid; grid-template-columns: repeat(4, 1fr); gap: 1px; margin-top: 36px; border-block: 1px solid var(--line); background: var(--line); }
.figures > div { padding: 18px 20px 18px 0; background: var(--paper); }
.figures > div + div { padding-inline-start: 20px; }
dt { font-size: 13px; color: var(--soft); }
.figures b { display: block; font-size: 30px; line-height: 1.25; letter-spacing: -0.02em; font-weight: 600; }
.notes { display: flex; flex-wrap: wrap; gap: 10px 32px; margin-top: 20px; font-size: 15px; }
.warnings { margin-top: 16px; }

.bar { position: sticky; top: 0; z-index: 5; display: flex; align-items: center; gap: 8px; padding: 12px max(clamp(20px, 4vw, 56px), calc((100vw - 1480px) / 2 + 56px));
  background: color-mix(in srgb, var(--paper) 86%, transparent); backdrop-filter: blur(14px); border-block-end: 1px solid var(--line); overflow-x: auto; scrollbar-width: none; }
.bar select, .switch { flex: none; height: 42px; padding: 0 14px; border: 1px solid var(--line); border-radius: 99px; background: var(--sheet); color: var(--ink); font: inherit; font-size: 15px; cursor: pointer; }
.bar .pick { flex: none; }
.bar .theme { margin-inline-start: auto; }
.switch { display: flex; align-items: center; gap: 9px; white-space: nowrap; }
.switch input { appearance: none; width: 34px; height: 20px; margin: 0; border-radius: 99px; background: var(--soft); cursor: pointer; position: relative; transition: background 0.2s; }
.switch input::after { content: ""; position: absolute; inset: 3px auto 3px 3px; width: 14px; border-radius: 50%; background: var(--sheet); transition: translate 0.2s; }
.switch input:checked { background: var(--good); }
.switch input:checked::after { translate: 14px; }

.video { padding-top: clamp(44px, 6vw, 80px); }
h2 { font-size: clamp(28px, 3.6vw, 44px); line-height: 1.1; letter-spacing: -0.025em; font-weight: 640; overflow-wrap: anywhere; }
h3 { display: flex; flex-wrap: wrap; gap: 4px 14px; align-items: baseline; margin: 28px 0 16px; font-size: 17px; font-weight: 600; }
h3 span { font-weight: 400; color: var(--soft); }
.cards { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(300px, 100%), 1fr)); gap: 24px; align-items: start; }
.card { min-width: 0; border: 1px solid var(--line); border-radius: 20px; background: var(--sheet); overflow: clip; }
@media (min-width: 720px) { .wide { grid-column: span 2; } .ultra { grid-column: 1 / -1; } }
.facts { padding: 18px 20px 10px; }
h4 { font-size: 19px; line-height: 1.3; letter-spacing: -0.01em; font-weight: 620; }
.variant { color: var(--soft); font-weight: 450; }
.spec { font-size: 14px; color: var(--soft); }
.badges { display: flex; flex-wrap: wrap; gap: 6px; margin: 10px 0 14px; }
.badge { padding: 2px 10px; border: 1px solid var(--line); border-radius: 99px; font-size: 13px; font-weight: 540; white-space: nowrap; }
td .badge { margin-inline-end: 4px; }
.badge.substitute, .badge.ai, .badge.remarks { color: var(--wary); border-color: currentColor; }
.badge.bad { border-color: currentColor; }
.error { margin-bottom: 14px; color: var(--bad); font-size: 14px; overflow-wrap: anywhere; }

details { border-block-start: 1px solid var(--line); }
.facts details { margin-inline: -20px; padding-inline: 20px; }
summary { display: flex; align-items: center; min-height: 46px; font-size: 15px; font-weight: 540; cursor: pointer; list-style: none; }
summary::-webkit-details-marker { display: none; }
summary::after { content: ""; width: 7px; height: 7px; margin-inline: auto 4px; border: solid var(--soft); border-width: 0 1.5px 1.5px 0; rotate: 45deg; transition: rotate 0.2s; }
[open] > summary::after { rotate: 225deg; }
details > :not(summary) { padding-bottom: 18px; }
.scenes > li + li { margin-top: 18px; padding-top: 18px; border-block-start: 1px dashed var(--line); }
.when { font-size: 13px; color: var(--soft); }
.crop { margin: 8px 0; max-width: 240px; }
.crop svg { display: block; width: 100%; max-height: 160px; overflow: visible; }
.crop rect, .crop polyline { fill: none; stroke: var(--soft); stroke-width: 1.5; vector-effect: non-scaling-stroke; }
.crop .picture { fill: color-mix(in srgb, var(--soft) 12%, transparent); stroke: none; }
.crop .shown { fill: color-mix(in srgb, currentColor 14%, transparent); stroke: currentColor; }
.crop .later { stroke-dasharray: 4 3; }
.said { margin-top: 2px; font-size: 18px; line-height: 1.4; font-weight: 560; }
.clip { margin-top: 8px; }
.prompt { font-size: 15px; line-height: 1.55; overflow-wrap: anywhere; }
.clip .small { margin-top: 4px; }
.checks li + li, .captions li + li, .files li + li, .sounds li + li { margin-top: 12px; }
.checks p { overflow-wrap: anywhere; color: var(--ink); font-size: 15px; }
.checks .small { color: var(--soft); font-size: 13px; }
.tick { display: inline-block; width: 1.2em; font-weight: 700; }
.good > p .tick { color: var(--good); }
.bad > p .tick { color: var(--bad); }
.wary > p .tick { color: var(--wary); }
.places { display: grid; grid-template-columns: repeat(auto-fill, minmax(130px, 1fr)); gap: 10px; margin-top: 8px; }
.checks .places li + li { margin-top: 0; }
.places li { display: grid; gap: 4px; align-content: end; color: var(--soft); font-size: 13px; }
.places img { width: 100%; max-height: 220px; object-fit: contain; background: var(--stage); border-radius: 6px; }
.facts details.rest { margin: 4px 0 0; padding: 0; }
.checks b { font-weight: 560; }
code { font: 13px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.captions li { display: grid; }
.post p + p { margin-top: 6px; }
.tags { color: var(--soft); }
.hash { display: block; color: var(--soft); font-size: 11px; }

.takes { padding-top: clamp(56px, 8vw, 110px); }
.reel { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr)); gap: 20px; align-items: start; }
.take { margin: 0; min-width: 0; }
.take .screen { position: relative; border: 1px solid var(--line); border-radius: 14px; overflow: clip; background: var(--stage); }
.take.shown .screen { border-color: var(--good); box-shadow: 0 0 0 1px var(--good); }
.take video { display: block; width: 100%; height: 100%; object-fit: cover; }
.take figcaption { display: grid; gap: 4px; margin-top: 10px; }

.clips { padding-top: clamp(56px, 8vw, 110px); }
.scroll { margin-top: 22px; overflow-x: auto; border: 1px solid var(--line); border-radius: 16px; background: var(--sheet); }
table { width: 100%; border-collapse: collapse; font-size: 15px; }
th, td { padding: 11px 16px; text-align: start; font-weight: 400; white-space: nowrap; border-block-end: 1px solid var(--line); }
thead th { font-size: 13px; color: var(--soft); }
tbody th, tfoot { font-weight: 560; }
tfoot th { font-weight: 560; }
tfoot tr > * { border: 0; }
.number { text-align: end; }
footer { padding-block: 40px 64px; color: var(--soft); font-size: 14px; }
footer p { max-width: 44em; }

@media (max-width: 820px) {
  .figures { grid-template-columns: 1fr 1fr; }
  .figures > div, .figures > div + div { padding: 14px 12px 14px 0; }
  .figures > div:nth-child(even) { padding-inline-start: 16px; }
  .figures b { font-size: 25px; }
}
@media (max-width: 560px) {
  .bar { flex-wrap: wrap; padding-block: 8px; }
  .bar .pick:not(.theme) { flex: 1 1 28%; min-width: 0; }
  .bar .pick select { width: 100%; padding-inline: 8px 2px; font-size: 14px; }
}
@media (prefers-reduced-motion: reduce) { * { transition: none !important; scroll-behavior: auto !important; } }
@media print {
  :root { color-scheme: light; }
  body { background: none; font-size: 11pt; }
  .bar, .play, .files, footer { display: none; }
  .card { break-inside: avoid; border-radius: 8px; }
  .cards { grid-template-columns: 1fr 1fr; }
  .figures > div { background: #fff; }
  details::details-content { content-visibility: visible; block-size: auto; }
}
`;
