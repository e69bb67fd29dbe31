//! A table of places as text in, areas that can be found out.
//!
//! A line is `code, ISO alpha-2, M49 number, English name, Spanish name, keys`,
//! tabs between; an area without alpha-2 is a region, and its code is the one
//! of the agency that made it. A key is folded and names one area alone. The
//! text is made by `xtask/places/world.py`; `SOURCES.md` beside it says from what.

use std::sync::OnceLock;

use super::{Area, AreaKind};
use crate::order;

/// All countries of ISO 3166 that are not compiled in, and the regions and
/// groups that agencies give figures for. In the browser the loader fetches the
/// same text when it is asked for: nothing there names this, so it is left out.
pub const WORLD: &str = include_str!("world.tsv");

/// The areas of a table, and all their keys in order.
struct World {
    areas: Vec<Area>,
    /// Each with the number of its area.
    keys: Vec<(&'static str, usize)>,
}

static INSTALLED: OnceLock<World> = OnceLock::new();

/// Adds the areas of a table such as [`WORLD`] to those that are found, until
/// the end of the process or page. Lines of another form are left out, and a
/// second table is: whether it changed anything is the answer.
pub fn install(table: &str) -> bool {
    let new = installed();
    INSTALLED.get_or_init(|| {
        // Areas are compared and held as what lasts; this is made once.
        let table: &'static str = Box::leak(Box::from(table));
        let areas: Vec<Area> = table.lines().filter_map(area).collect();
        let mut keys: Vec<(&str, usize)> = Vec::new();
        for (number, area) in areas.iter().enumerate() {
            keys.extend(area.keys.split('|').map(|key| (key, number)));
        }
        order::sort_by(&mut keys, |a, b| a.0.cmp(b.0));
        World { areas, keys }
    });
    !new
}

/// Whether a table was added.
pub fn installed() -> bool {
    INSTALLED.get().is_some()
}

/// The areas added.
pub(super) fn areas() -> &'static [Area] {
    INSTALLED.get().map_or(&[], |world| &world.areas)
}

/// The area added that has a key.
pub(super) fn find(folded: &str) -> Option<&'static Area> {
    let world = INSTALLED.get()?;
    let at = world.keys.partition_point(|(key, _)| *key < folded);
    let (key, number) = world.keys.get(at)?;
    world.areas.get(*number).filter(|_| *key == folded)
}

fn area(line: &'static str) -> Option<Area> {
    let mut cells = line.split('\t');
    let iso3 = cells.next()?;
    let iso2 = cells.next()?;
    let m49 = cells.next()?.parse().ok()?;
    let (en, es) = (cells.next()?, cells.next()?);
    let kind = if iso2.is_empty() { AreaKind::Region } else { AreaKind::Country };
    // A tight label that has no room for the name has the code.
    Some(Area { iso3, iso2, m49, kind, en, es, short_en: en, short_es: es, keys: cells.next()? })
}
