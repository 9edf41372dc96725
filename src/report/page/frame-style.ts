// The devices around the pictures. They are drawn by the style sheet alone: no pictures of anyone's product.
export const frameStyle = `
.stage { overflow: clip; display: grid; place-items: center; min-height: 0; padding: 28px 24px; background: var(--stage); }
@media (min-width: 720px) { .stage { height: 560px; } }
.device { max-width: 100%; }
.screen { position: relative; overflow: hidden; width: 100%; background: #000; }
.screen :is(video, img) { display: block; width: 100%; height: 100%; object-fit: cover; }
.screen .empty { display: grid; place-items: center; height: 100%; background: var(--brand-ground); color: #fff; opacity: 0.75; }

.phone { width: min(270px, 78vw); padding: 9px; border-radius: 42px; background: #17191d; box-shadow: 0 0 0 1px #3a3e46 inset, 0 0 0 1px #0006, 0 22px 44px -18px #0007; }
.phone .screen { border-radius: 33px; }

.feed { width: min(340px, 100%); border-radius: 16px; overflow: hidden; background: light-dark(#fff, #1b1d22); color: light-dark(#17181b, #eef0f3); box-shadow: 0 1px 2px #0002, 0 18px 40px -22px #0006; }
.feed-head { display: flex; align-items: center; gap: 10px; padding: 10px 12px; font-size: 12px; line-height: 1.35; color: var(--soft); }
.feed-head b { font-size: 14px; font-weight: 600; color: light-dark(#17181b, #eef0f3); }
.avatar { display: grid; place-items: center; width: 34px; height: 34px; border-radius: 50%; background: var(--brand-ground); }
.avatar img { width: 20px; height: 20px; object-fit: contain; }
.feed-foot { padding: 11px 12px 13px; font-size: 13px; line-height: 1.45; }
.feed-foot p { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; margin-top: 8px; }
.icons { display: flex; gap: 12px; }
.icons i { width: 17px; height: 17px; border: 1.7px solid currentColor; opacity: 0.8; }
.icons i:nth-child(1) { border-radius: 50%; }
.icons i:nth-child(2) { border-radius: 6px 6px 6px 0; }
.icons i:nth-child(3) { border-width: 0 1.7px 1.7px 0; border-radius: 0 0 3px 0; rotate: -45deg; scale: 0.75; }

.browser { width: min(100%, 820px); border-radius: 12px; overflow: hidden; background: light-dark(#fff, #1b1d22); box-shadow: 0 0 0 1px #0002, 0 24px 50px -24px #0008; }
.browser-head { display: flex; align-items: center; gap: 6px; height: 34px; padding-inline: 13px; font-size: 12px; color: var(--soft); }
.browser-head i { width: 9px; height: 9px; border-radius: 50%; background: light-dark(#d8d6d0, #3a3d45); }
.browser-head span { margin-inline-start: 8px; }

.cinema { width: 100%; max-width: 1180px; padding: 14px 14px 26px; border-radius: 6px; background: #050506; box-shadow: 0 40px 80px -40px #000; }
.cinema .screen { box-shadow: 0 0 60px -10px #ffffff26; }

.play { position: absolute; inset: 0; z-index: 1; width: 100%; border: 0; background: none; cursor: pointer; }
.play::before { content: ""; position: absolute; inset: 0; margin: auto; width: 62px; height: 62px; border-radius: 50%; background: rgb(10 12 16 / 0.5); backdrop-filter: blur(8px); transition: background 0.2s; }
.play:hover::before { background: rgb(10 12 16 / 0.75); }
.play::after { content: ""; position: absolute; inset: 0; margin: auto; translate: 2.5px; border: solid transparent; border-width: 11px 0 11px 19px; border-inline-start-color: #fff; width: 0; height: 0; }
.play:focus-visible { outline-offset: -5px; }

.safe { position: absolute; border: 1.5px dashed #fff; border-radius: 4px; box-shadow: 0 0 0 4000px rgb(220 30 70 / 0.42); opacity: 0; pointer-events: none; transition: opacity 0.2s; }
body:has(#safe:checked) .safe { opacity: 1; }
.safe span { position: absolute; inset-block-start: 6px; inset-inline-start: 8px; padding: 0 7px; border-radius: 4px; background: #000a; color: #fff; font-size: 11px; }
@media print { .stage { height: auto; } .phone { width: 150px; } .device { box-shadow: none; } }
`;
