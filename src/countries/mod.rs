//! Codes and names of the areas that figures are given for: a name or code in,
//! the one area that it names out, or nothing.
//!
//! Ten areas are compiled in ([`core`]); those of the rest of the world stand in
//! a text, [`WORLD`], that is added by [`install`] where a file or a spec asks
//! for one of them: their names would weigh as much as a view.
//!
//! Matching is exact after [`fold()`]ing, never fuzzy: a chart with a country
//! too few says so, a chart with the wrong country does not.

mod core;
mod fold;
mod outlines;
mod world;

pub use fold::fold;
pub use outlines::{OUTLINES, Outline, install_outlines, outlines};
pub use world::{WORLD, install, installed};

/// What an area is. Countries are drawn; the rest are comparators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AreaKind {
    /// A country.
    Country,
    /// A region of several countries.
    Region,
    /// The world.
    World,
}

/// A country, a region or the world.
#[derive(Debug)]
pub struct Area {
    /// ISO 3166 alpha-3, or the code that agencies use for a region (`LAC`, `LCN`, `WLD`).
    pub iso3: &'static str,
    /// ISO 3166 alpha-2; empty for regions.
    pub iso2: &'static str,
    /// UN M49 number; 0 where there is none.
    pub m49: u16,
    /// Country, region or world.
    pub kind: AreaKind,
    /// English name.
    pub en: &'static str,
    /// Spanish name.
    pub es: &'static str,
    /// English name for a tight label; the name itself where that is short.
    pub short_en: &'static str,
    /// Spanish name for a tight label.
    pub short_es: &'static str,
    /// Everything that names it besides the M49 number, folded; `|` between.
    keys: &'static str,
}

/// The code alone tells areas apart; where it can, the number says sooner that they differ.
impl PartialEq for Area {
    fn eq(&self, other: &Area) -> bool {
        std::ptr::eq(self, other) || (self.m49 == other.m49 && self.iso3 == other.iso3)
    }
}

impl Eq for Area {}

impl Area {
    /// Whether it is a region or the world: it comes after the countries and is never ranked or counted with them.
    pub fn is_comparator(&self) -> bool {
        self.kind != AreaKind::Country
    }
}

/// The areas compiled in, countries first.
pub fn all() -> &'static [Area] {
    &core::AREAS
}

/// The area that a code (ISO alpha-2 or alpha-3, M49 number) or an English or
/// Spanish name names. Case, accents, punctuation and spaces do not matter;
/// everything else does.
///
/// ```
/// use carsi_charts::countries::find;
/// assert_eq!(find(" PANAMA ").map(|a| a.iso3), Some("PAN"));
/// assert_eq!(find("084").map(|a| a.es), Some("Belice"));
/// assert_eq!(find("Guatemala Dept."), None);
/// ```
pub fn find(text: &str) -> Option<&'static Area> {
    // Most of what is looked for are codes as they should be.
    if let Some(area) = coded(text) {
        return Some(area);
    }
    let folded = fold(text);
    if folded.len() <= 3 && folded.bytes().all(|b| b.is_ascii_digit()) {
        // M49 numbers have three digits, or none in front that is 0: 084 or 84.
        // A number such as 08 is one of some country's own lists.
        if folded.len() == 2 && folded.starts_with('0') {
            return None;
        }
        let number = folded.bytes().fold(0, |n, b| n * 10 + u16::from(b - b'0'));
        return all().iter().chain(world::areas()).find(|a| a.m49 == number && number > 0);
    }
    all().iter().find(|a| among(&folded, a.keys)).or_else(|| world::find(&folded))
}

/// Finds one of the areas that are compiled in by its code of three capital letters.
pub(crate) fn coded(text: &str) -> Option<&'static Area> {
    all().iter().find(|a| a.iso3 == text)
}

/// Whether a text is one of a list with `|` between. In one text a list needs
/// no table of where each begins.
pub(crate) fn among(text: &str, list: &str) -> bool {
    list.split('|').any(|one| one == text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        find(text).map(|a| a.iso3)
    }

    #[test]
    fn every_area_is_found_by_all_its_names_and_no_key_is_shared() {
        for area in all() {
            for name in [area.iso3, area.en, area.es] {
                assert_eq!(find(name), Some(area), "{name}");
                assert_eq!(find(&name.to_uppercase()), Some(area), "{name}");
                assert_eq!(find(&name.to_lowercase()), Some(area), "{name}");
            }
            if !area.iso2.is_empty() {
                assert_eq!(find(area.iso2), Some(area));
            }
            if area.m49 > 0 {
                assert_eq!(find(&area.m49.to_string()), Some(area));
                assert_eq!(find(&format!("{:03}", area.m49)), Some(area));
            }
            for key in area.keys.split('|') {
                assert_eq!(fold(key), key, "keys are folded");
                assert_eq!(find(key), Some(area), "{key}");
            }
            assert!(area.short_en.chars().count() <= 16 && area.short_es.chars().count() <= 16);
        }
    }

    #[test]
    fn names_are_matched_exactly_after_folding() {
        for (text, iso3) in [
            ("Panamá", "PAN"),
            ("Panama\u{301}", "PAN"),
            ("PANAMA", "PAN"),
            ("PANAMÁ", "PAN"),
            ("República de Panamá", "PAN"),
            ("Belice", "BLZ"),
            ("El salvador ", "SLV"),
            (" El\u{a0}  Salvador\t", "SLV"),
            ("Costa-Rica", "CRI"),
            ("\u{feff}HND", "HND"),
            ("hn", "HND"),
            ("84", "BLZ"),
            ("001", "WLD"),
            ("The world", "WLD"),
            ("Latin America and the Caribbean", "LAC"),
            ("America Latina y el Caribe", "LAC"),
            ("419", "LAC"),
            ("Latin America & Caribbean", "LCN"),
            ("Latin America & Caribbean (World Bank)", "LCN"),
        ] {
            assert_eq!(code(text), Some(iso3), "{text:?}");
        }
    }

    #[test]
    fn nothing_is_matched_fuzzily() {
        for text in [
            "",
            " ",
            "-",
            "0",
            "000",
            "0084",
            "01",
            "8.4",
            "Mexico City",
            "New Mexico",
            "N Korea",
            "Central America",
            "Honduras City",
            "Guatemala Dept.",
            "Panam",
            "Panamaa",
            "Ciudad de Panamá",
            "Salvador",
            "Costa",
            "ElSalvador",
            "Latin America",
            "Latin America and Caribbean",
            "Latin America & Caribbean (excluding high income)",
            "Гондурас",
            "Panama 省",
            "__proto__",
        ] {
            assert_eq!(code(text), None, "{text:?}");
        }
    }

    #[test]
    fn the_two_regions_differ_in_every_name() {
        let (un, bank) = (find("LAC").unwrap(), find("LCN").unwrap());
        assert!(un != bank && un.en != bank.en && un.es != bank.es);
        assert!(un.short_en != bank.short_en && un.short_es != bank.short_es);
    }
}
