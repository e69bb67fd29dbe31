// Charts of a page that share the year, the countries, the highlight and the reading pointed at.

/** @typedef {import('../drawing.js').Drawing} Drawing */
/** @typedef {import('../input.js').State} State */

const SHARED = ['year', 'countries', 'hidden', 'focus', 'reading'];

/** @type {Set<Drawing>} */
const members = new Set();
/** Whose change is being passed on: those that follow pass nothing on. @type {Drawing | undefined} */
let leader;

/** @param {State} state */
const shared = (state) => Object.fromEntries(SHARED.filter((key) => key in state).map((key) => [key, state[key]]));

/** Joins whichever group its element names. @param {Drawing} drawing */
export const join = (drawing) => members.add(drawing);

/** Passes what has changed on to the others of the group. @param {Drawing} drawing @param {State} state */
export function pass(drawing, state) {
  const name = drawing.element.getAttribute('group');
  if (leader || name === null) return;
  leader = drawing;
  try {
    for (const other of members) {
      if (!other.element.isConnected) members.delete(other);
      else if (other !== drawing && other.element.getAttribute('group') === name) follow(other, shared(state));
    }
  } finally {
    leader = undefined;
  }
}

/** @param {Drawing} other @param {State} state */
function follow(other, { reading, ...state }) {
  const own = other.save();
  if (Object.entries(state).some(([key, value]) => JSON.stringify(own[key]) !== JSON.stringify(value))) other.change(state);
  if (reading) other.point(reading);
}
