//! The areas that charts of this project are mostly about, compiled in: each
//! with its names.

use super::{Area, AreaKind};

/// The areas that the project has figures for: the seven countries of the
/// Central America Regional Security Initiative by ISO code, then regions and
/// the world.
///
/// `LAC` is the region of the UN and UNDP, `LCN` that of the World Bank: their
/// members differ, so their figures do too. The World Bank itself uses `LAC`
/// for `LCN` without its high-income members; no figures of that kind are here.
pub(super) static AREAS: [Area; 10] = [
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
        keys: "lac|un lac|zzh lac|latin america and the caribbean|latin america and the caribbean un|america latina y el caribe",
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
        keys: "wld|1w|owid wrl|zzk world|world|the world|mundo|el mundo",
    },
];
