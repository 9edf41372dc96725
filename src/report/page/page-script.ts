// Runs in the reader's browser; everything can also be read without it.
export const pageScript = `
// Safari plays blobs but not data addresses, since it asks for ranges of bytes.
const toBlob = (video) => {
  const [kind, data] = video.src.split(',');
  if (!kind.startsWith('data:')) return;
  const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
  video.src = URL.createObjectURL(new Blob([bytes], { type: 'video/mp4' }));
};
// Until it is played, a picture is shown without the browser's controls over it.
function addPlayButton(video) {
  const button = document.createElement('button');
  button.className = 'play';
  button.setAttribute('aria-label', 'Play ' + video.getAttribute('aria-label'));
  button.addEventListener('click', () => {
    button.remove();
    video.controls = true;
    video.focus();
    toBlob(video);
    video.play().catch(() => {});
  });
  video.controls = false;
  video.after(button);
}
const near = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    near.unobserve(target);
    toBlob(target);
  }
}, { rootMargin: '400px' });
const videos = [...document.querySelectorAll('video')];
for (const video of videos) {
  near.observe(video);
  addPlayButton(video);
  video.addEventListener('play', () => {
    for (const other of videos) if (other !== video) other.pause();
  });
}
const cards = [...document.querySelectorAll('.card')];
document.querySelector('.bar').addEventListener('change', () => {
  const shown = cards.filter((card) => card.checkVisibility()).length;
  document.querySelector('#shown').textContent = shown + ' of ' + cards.length + ' files shown';
});
`;
