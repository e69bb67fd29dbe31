//! Codes and names of the areas that figures are given for: a name or code in,
//! the one area that it names out, or nothing.
//!
//! Matching is exact after [`fold`]ing, never fuzzy: a chart with a country
//! too few says so, a chart with the wrong country does not.

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

/// The code alone tells areas apart.
impl PartialEq for Area {
    fn eq(&self, other: &Area) -> bool {
        self.iso3 == other.iso3
    }
}

impl Eq for Area {}

/// The areas that the project has figures for: the seven countries of the
/// Central America Regional Security Initiative by ISO code, then regions and
/// the world.
///
/// `LAC` is the region of the UN and UNDP, `LCN` that of the World Bank: their
/// members differ, so their figures do too. The World Bank itself uses `LAC`
/// for `LCN` without its high-income members; no figures of that kind are here.
static AREAS: [Area; 10] = [
    Area {
        iso3: "BLZ",
        iso2: "BZ",
        m49: 84,
        kind: AreaKind::Country,
        en: "Belize",
        es: "Belice",
        short_en: "Belize",
        short_es: "Belice",
        keys: "blz|bz|belize|belice",
    },
    Area {
        iso3: "CRI",
        iso2: "CR",
        m49: 188,
        kind: AreaKind::Country,
        en: "Costa Rica",
        es: "Costa Rica",
        short_en: "Costa Rica",
        short_es: "Costa Rica",
        keys: "cri|cr|costa rica|republic of costa rica|republica de costa rica",
    },
    Area {
        iso3: "SLV",
        iso2: "SV",
        m49: 222,
        kind: AreaKind::Country,
        en: "El Salvador",
        es: "El Salvador",
        short_en: "El Salvador",
        short_es: "El Salvador",
        keys: "slv|sv|el salvador|republic of el salvador|republica de el salvador",
    },
    Area {
        iso3: "GTM",
        iso2: "GT",
        m49: 320,
        kind: AreaKind::Country,
        en: "Guatemala",
        es: "Guatemala",
        short_en: "Guatemala",
        short_es: "Guatemala",
        keys: "gtm|gt|guatemala|republic of guatemala|republica de guatemala",
    },
    Area {
        iso3: "HND",
        iso2: "HN",
        m49: 340,
        kind: AreaKind::Country,
        en: "Honduras",
        es: "Honduras",
        short_en: "Honduras",
        short_es: "Honduras",
        keys: "hnd|hn|honduras|republic of honduras|republica de honduras",
    },
    Area {
        iso3: "NIC",
        iso2: "NI",
        m49: 558,
        kind: AreaKind::Country,
        en: "Nicaragua",
        es: "Nicaragua",
        short_en: "Nicaragua",
        short_es: "Nicaragua",
        keys: "nic|ni|nicaragua|republic of nicaragua|republica de nicaragua",
    },
    Area {
        iso3: "PAN",
        iso2: "PA",
        m49: 591,
        kind: AreaKind::Country,
        en: "Panama",
        es: "Panamá",
        short_en: "Panama",
        short_es: "Panamá",
        keys: "pan|pa|panama|republic of panama|republica de panama",
    },
    Area {
        iso3: "LAC",
        iso2: "",
        m49: 419,
        kind: AreaKind::Region,
        en: "Latin America and the Caribbean",
        es: "América Latina y el Caribe",
        short_en: "Latin America",
        short_es: "América Latina",
        keys: "lac|latin america and the caribbean|america latina y el caribe",
    },
    Area {
        iso3: "LCN",
        iso2: "",
        m49: 0,
        kind: AreaKind::Region,
        en: "Latin America & Caribbean (World Bank)",
        es: "América Latina y el Caribe (Banco Mundial)",
        short_en: "LAC (World Bank)",
        short_es: "ALC (B. Mundial)",
        keys: "lcn|zj|latin america & caribbean|latin america & caribbean world bank|america latina y el caribe banco mundial",
    },
    Area {
        iso3: "WLD",
        iso2: "",
        m49: 1,
        kind: AreaKind::World,
        en: "World",
        es: "Mundo",
        short_en: "World",
        short_es: "Mundo",
        keys: "wld|1w|owid wrl|world|the world|mundo|el mundo",
    },
];

/// All areas, countries first.
pub fn all() -> &'static [Area] {
    &AREAS
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
    let folded = fold(text);
    if folded.len() <= 3 && folded.bytes().all(|b| b.is_ascii_digit()) {
        // M49 numbers have three digits, often without their leading zeros.
        let number = folded.bytes().fold(0, |n, b| n * 10 + u16::from(b - b'0'));
        return AREAS.iter().find(|a| a.m49 == number && number > 0);
    }
    AREAS.iter().find(|a| among(&folded, a.keys))
}

/// Whether a text is one of a list with `|` between. In one text a list needs
/// no table of where each begins.
pub(crate) fn among(text: &str, list: &str) -> bool {
    list.split('|').any(|one| one == text)
}

/// Lower case, without accents, every run of spaces and punctuation one space,
/// none at the ends. `&` is kept: the World Bank's region differs from the
/// UN's by it. Composed and decomposed accents fold to the same text.
///
/// Only ASCII and the accented letters of western European names are lowered:
/// a table of a few lines, where Unicode's would weigh more than the rest of
/// this file together.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut space = false;
    for c in text.chars() {
        let c = match c {
            'A'..='Z' => c.to_ascii_lowercase(),
            'À'..='Å' | 'à'..='å' => 'a',
            'Ç' | 'ç' => 'c',
            'È'..='Ë' | 'è'..='ë' => 'e',
            'Ì'..='Ï' | 'ì'..='ï' => 'i',
            'Ñ' | 'ñ' => 'n',
            'Ò'..='Ö' | 'ò'..='ö' => 'o',
            'Ù'..='Ü' | 'ù'..='ü' => 'u',
            'Ý' | 'ý' | 'ÿ' => 'y',
            // Combining marks, and characters that cannot be seen.
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => continue,
            _ => c,
        };
        if c.is_ascii_alphanumeric() || c == '&' || is_letter_beyond_ascii(c) {
            if space && !folded.is_empty() {
                folded.push(' ');
            }
            space = false;
            folded.push(c);
        } else {
            space = true;
        }
    }
    folded
}

/// Letters and digits of other scripts stay as they are, so that a name in
/// them never shrinks to a shorter name; the punctuation of Latin-1 and the
/// general blocks (no-break space, dashes, quotation marks, U+3000) does not.
fn is_letter_beyond_ascii(c: char) -> bool {
    !matches!(c, '\0'..='\u{bf}' | '×' | '÷' | '\u{2000}'..='\u{206f}' | '\u{2212}' | '\u{3000}'..='\u{3003}')
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
