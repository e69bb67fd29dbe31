//! The places of the whole world, once their table is added.

use carsi_charts::countries::{AreaKind, WORLD, find, fold, install, installed};

fn code(text: &str) -> Option<&'static str> {
    install(WORLD);
    find(text).map(|a| a.iso3)
}

#[test]
fn every_country_is_found_by_its_codes_and_both_names() {
    assert!(install(WORLD) || installed());
    assert!(!install("XXX\tXX\t999\tNowhere\tNada\txxx|nowhere"), "a second table");
    assert_eq!(find("Nowhere"), None);
    let mut keys = std::collections::HashMap::new();
    let mut countries = 0;
    for line in WORLD.lines() {
        let cells: Vec<&str> = line.split('\t').collect();
        let [iso3, iso2, m49, en, es, listed] = cells[..] else { panic!("{line}") };
        let area = find(iso3).unwrap_or_else(|| panic!("{line}"));
        assert_eq!((area.iso3, area.en, area.es), (iso3, en, es), "{line}");
        assert_eq!(area.kind == AreaKind::Country, !iso2.is_empty(), "{line}");
        countries += usize::from(!iso2.is_empty());
        for name in [iso2, en, es, &en.to_uppercase(), &es.to_lowercase()] {
            assert!(name.is_empty() || find(name) == Some(area), "{name} in {line}");
        }
        if m49 != "0" {
            assert_eq!(code(m49), Some(iso3), "{line}");
            assert_eq!(code(&format!("{m49:0>3}")), Some(iso3), "{line}");
        }
        for key in listed.split('|') {
            assert_eq!(fold(key), key, "{line}");
            assert_eq!(find(key), Some(area), "{key} in {line}");
            assert_eq!(keys.insert(key, iso3), None, "{key} names two");
        }
    }
    // With the seven compiled in: the 249 of ISO 3166, and Kosovo.
    assert_eq!(countries + 7, 250);
}

#[test]
fn the_list_of_the_un_is_known_whole() {
    let list = std::fs::read_to_string("tests/data/samples/unsd-m49-semicolon.csv").unwrap();
    for line in list.lines().skip(1) {
        let cells: Vec<&str> = line.split(';').collect();
        let (name, m49, iso2, iso3) = (cells[8], cells[9], cells[10], cells[11]);
        if !iso3.is_empty() {
            for text in [name, m49, iso2, iso3] {
                assert_eq!(code(text), Some(iso3), "{text} in {line}");
            }
        }
    }
}

#[test]
fn agencies_names_are_known() {
    for (text, iso3) in [
        ("Egypt, Arab Rep.", "EGY"),
        ("Viet Nam", "VNM"),
        ("Vietnam", "VNM"),
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Bolivia (Estado Plurinacional de)", "BOL"),
        ("Venezuela, RB", "VEN"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("TURKIYE", "TUR"),
        ("Czechia", "CZE"),
        ("Czech Republic", "CZE"),
        ("Korea, Rep.", "KOR"),
        ("Korea, Dem. People's Rep.", "PRK"),
        ("Congo, Dem. Rep.", "COD"),
        ("Congo, Rep.", "COG"),
        ("Estados Unidos de América", "USA"),
        ("EE. UU.", "USA"),
        ("UK", "GBR"),
        ("Bahamas", "BHS"),
        ("The Bahamas", "BHS"),
        ("Bahamas, The", "BHS"),
        ("Las Bahamas", "BHS"),
        ("St. Kitts and Nevis", "KNA"),
        ("Saint Kitts & Nevis", "KNA"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("República Dominicana", "DOM"),
        ("Me\u{301}xico", "MEX"),
        ("Kosovo", "XKX"),
        ("OWID_KOS", "XKX"),
        ("Taiwan, China", "TWN"),
        ("European Union", "EUU"),
        ("Europe & Central Asia", "ECS"),
        ("Europe and Central Asia", "ZZG.ECA"),
        ("ZZH.LAC", "LAC"),
        ("UN_LAC", "LAC"),
        ("SSF", "SSF"),
        ("ZZJ.SSA", "ZZJ.SSA"),
        ("Americas (UN)", "019"),
        ("Africa", "002"),
        ("12", "DZA"),
        // The areas compiled in come first.
        ("Latin America & Caribbean", "LCN"),
        ("World", "WLD"),
        ("Honduras", "HND"),
    ] {
        assert_eq!(code(text), Some(iso3), "{text}");
    }
}

#[test]
fn what_could_be_two_places_or_a_part_of_one_is_unknown() {
    for text in [
        "Central America",
        "Centroamérica",
        "Mexico City",
        "Ciudad de México",
        "New Mexico",
        "Nuevo México",
        "Honduras City",
        "Guatemala Dept.",
        "N Korea",
        "Korea",
        "Salvador",
        "Micronesia",
        "America",
        "América",
        "North America",
        "América del Norte",
        "Sub-Saharan Africa",
        "South Asia",
        "Saint Martin",
        "Virgin Islands",
        "Iraq (Central Iraq)",
        "United States Virgin",
        "Bahama",
        "Total",
        "01",
        "08",
        "0",
        "997",
        "XX",
        "ZZ",
        "__proto__",
    ] {
        assert_eq!(code(text), None, "{text}");
    }
}
