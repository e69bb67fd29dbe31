// For pages that have charts in frames: each frame gets the height that its chart needs. Without it a frame keeps the
// height that its page gives it. Registers nothing, sets no global, styles nothing but that height.

/** What a frame's page says: see `pkg/embed/embed.js`. */
const KEY = 'carsi-charts';
/** No frame is made lower or higher, in CSS pixels. */
const LEAST = 120;
const MOST = 6000;

/**
 * The height that a message asks for; nothing if it is none of ours.
 * @param {unknown} data
 */
function height(data) {
  const said = Object(data);
  const asked = said[KEY] === 1 ? said.height : undefined;
  return Number.isFinite(asked) ? Math.min(Math.max(Math.ceil(asked), LEAST), MOST) : undefined;
}

/** Frames say it of themselves alone, from the address that the page has given them. @param {MessageEvent} event */
function follow({ source, origin, data }) {
  const asked = height(data);
  if (asked === undefined || !source) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === source && new URL(frame.src, document.baseURI).origin === origin) frame.height = String(asked);
  }
}

if (typeof document !== 'undefined') {
  addEventListener('message', follow);
  // Frames that were there first have spoken already: they are asked to say it again.
  const ask = () => {
    for (const { contentWindow, src } of document.querySelectorAll('iframe')) {
      const { origin } = new URL(src, document.baseURI);
      if (origin !== 'null') contentWindow?.postMessage({ [KEY]: 1 }, origin);
    }
  };
  if (document.readyState === 'loading') addEventListener('DOMContentLoaded', ask);
  else ask();
}
