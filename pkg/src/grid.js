// Tables of the page.

/**
 * A table of the page as CSV, a line for each row. A heading stands in all cells that it spans, a figure only in the
 * first. Footnote marks are left out, or they would be digits of the figure; letters may be a flag.
 * @param {HTMLTableElement} table
 */
export function csv(table) {
  const rows = [...table.rows];
  /** @type {string[][]} */
  const grid = rows.map(() => []);
  rows.forEach((row, y) => {
    for (const cell of row.cells) {
      const copy = /** @type {Element} */ (cell.cloneNode(true));
      for (const mark of copy.querySelectorAll('sup')) mark.textContent = /\p{L}/u.test(mark.textContent ?? '') ? ` ${mark.textContent}` : '';
      // Not \s: a no-break space may group thousands.
      const words = (copy.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' ').trim();
      let x = grid[y].findIndex((text) => text === undefined);
      if (x < 0) x = grid[y].length;
      const heads = cell.localName === 'th' || !x || row.parentElement?.localName === 'thead';
      for (let down = 0; down < (cell.rowSpan || rows.length) && grid[y + down]; down++) {
        for (let right = 0; right < cell.colSpan; right++) grid[y + down][x + right] = heads || !(down + right) ? words : '';
      }
    }
  });
  return grid.map((line) => Array.from(line, (text = '') => `"${text.replaceAll('"', '""')}"`).join()).join('\n');
}
