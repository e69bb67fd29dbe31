//! What places are called.

use super::Lang;
use super::words::pick;
use crate::countries::{Area, AreaKind};

/// The name of an area.
pub fn area(area: &'static Area, lang: Lang) -> &'static str {
    pick(lang, area.en, area.es)
}

/// The name of an area after "in": "the world", not "World".
pub fn place(of: &'static Area, lang: Lang) -> &'static str {
    match of.kind {
        AreaKind::World => pick(lang, "the world", "el mundo"),
        AreaKind::Country | AreaKind::Region => area(of, lang),
    }
}

/// What an area may be called where there is little room, the longest first:
/// name, short name, code.
pub fn names(area: &'static Area, lang: Lang) -> [&'static str; 3] {
    [self::area(area, lang), pick(lang, area.short_en, area.short_es), area.iso3]
}
