//! A text in, its width in Public Sans out, where there is no browser to ask.
//!
//! The numbers are the advance widths in the font's own units (2000 to the em)
//! of Public Sans 2.001 at weights 400 and 700, read from the `hmtx` tables of
//! the npm package @fontsource/public-sans 5.3.0 (SIL Open Font License 1.1,
//! `www/fonts/OFL.txt`) by `tests/data/public-sans-widths.py`. Kerning is left
//! out: names and numbers come out within 1 % of the shaped width.
//!
//! Nothing in the browser part names this table, so the wasm does not hold it.

use super::{Font, MeasureText};

/// Units to the em.
const EM: f64 = 2000.0;
/// Letters that the font lacks: the mean of a to z.
const MEAN: (u16, u16) = (1058, 1090);
/// The mathematical signs that the font lacks are as wide as its plus.
const SIGN: (u16, u16) = (1109, 1177);

/// The widths of Public Sans, the font of the charts' demo page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PublicSans;

impl MeasureText for PublicSans {
    fn width(&self, text: &str, font: Font) -> f64 {
        let units: u32 = text.chars().map(|c| u32::from(advance(c, font.bold))).sum();
        f64::from(units) / EM * font.size
    }
}

/// The advance of a character in units of the font.
fn advance(c: char, bold: bool) -> u16 {
    let (ascii, latin) = if bold { (&ASCII_BOLD, &LATIN_BOLD) } else { (&ASCII_REGULAR, &LATIN_REGULAR) };
    let code = usize::try_from(u32::from(c)).unwrap_or(usize::MAX);
    let choose = |(regular, heavy): (u16, u16)| if bold { heavy } else { regular };
    if code < 0x20 {
        return 0;
    }
    let tabled = code.checked_sub(0x20).and_then(|i| ascii.get(i));
    let tabled = tabled.or_else(|| code.checked_sub(0xa0).and_then(|i| latin.get(i)));
    if let Some(width) = tabled.filter(|w| **w > 0) {
        return *width;
    }
    if let Some((_, regular, heavy)) = OTHER.iter().find(|(known, _, _)| *known == c) {
        return choose((*regular, *heavy));
    }
    match code {
        // Combining marks, joiners, direction and variation marks.
        0x7f..=0x9f | 0x300..=0x36f | 0x1ab0..=0x1aff | 0x200b..=0x200f | 0x202a..=0x202e => 0,
        0x2060..=0x2064 | 0x20d0..=0x20ff | 0xfe00..=0xfe0f | 0xfe20..=0xfe2f | 0xfeff | 0xe0000.. => 0,
        // Arrows, shapes, signs of East Asian scripts, pictographs: a square.
        0x2190..=0x21ff | 0x2500..=0x27bf | 0x1100..=0x115f | 0x2e80..=0xa4cf | 0xac00..=0xd7a3 => 2000,
        0xf900..=0xfaff | 0xfe30..=0xfe6f | 0xff00..=0xff60 | 0x1f000..=0x1faff | 0x20000..=0x3fffd => 2000,
        0x2200..=0x22ff => choose(SIGN),
        _ => choose(MEAN),
    }
}

/// U+0020 to U+007E.
const ASCII_REGULAR: [u16; 95] = [
    486, 502, 851, 1206, 1317, 1808, 1417, 496, 605, 618, 788, 1109, 483, 755, 450, 701, 1224, 814, 1192,
    1260, 1257, 1281, 1245, 1201, 1295, 1249, 451, 480, 1091, 1109, 1091, 1042, 1662, 1420, 1341, 1377, 1387,
    1241, 1188, 1466, 1532, 566, 777, 1364, 1155, 1771, 1508, 1468, 1273, 1495, 1353, 1340, 1187, 1401, 1345,
    1907, 1376, 1214, 1274, 606, 701, 606, 946, 1035, 437, 1106, 1193, 1087, 1193, 1133, 792, 1245, 1153,
    495, 525, 1123, 606, 1730, 1154, 1131, 1191, 1191, 782, 1012, 778, 1161, 1009, 1560, 1129, 1070, 961,
    655, 526, 664, 1136,
];
const ASCII_BOLD: [u16; 95] = [
    451, 564, 959, 1232, 1361, 1878, 1567, 522, 666, 673, 946, 1177, 554, 786, 539, 762, 1289, 856, 1270,
    1330, 1312, 1350, 1321, 1252, 1342, 1318, 539, 557, 1155, 1177, 1155, 1069, 1655, 1453, 1369, 1436, 1440,
    1269, 1227, 1518, 1540, 615, 804, 1434, 1155, 1835, 1564, 1521, 1305, 1546, 1392, 1384, 1232, 1448, 1407,
    1937, 1434, 1335, 1339, 674, 762, 674, 968, 1106, 528, 1133, 1217, 1094, 1217, 1153, 793, 1257, 1185,
    534, 577, 1159, 658, 1791, 1186, 1151, 1214, 1214, 824, 1054, 833, 1190, 1041, 1577, 1176, 1126, 993,
    769, 537, 768, 1224,
];
/// U+00A0 to U+017F; 0 where the font has none.
const LATIN_REGULAR: [u16; 224] = [
    486, 503, 1085, 1226, 1079, 1223, 526, 981, 591, 1634, 818, 909, 1109, 755, 1078, 656, 926, 1109, 734,
    803, 437, 1171, 1118, 459, 462, 479, 812, 957, 1583, 1733, 1837, 1036, 1420, 1420, 1420, 1420, 1420,
    1420, 1949, 1377, 1241, 1241, 1241, 1241, 566, 566, 566, 566, 1414, 1508, 1468, 1468, 1468, 1468, 1468,
    1080, 1501, 1401, 1401, 1401, 1401, 1214, 1301, 1179, 1106, 1106, 1106, 1106, 1106, 1106, 1828, 1087,
    1133, 1133, 1133, 1133, 484, 484, 484, 603, 1131, 1154, 1131, 1131, 1131, 1131, 1131, 1109, 1172, 1161,
    1161, 1161, 1161, 1070, 1179, 1070, 1420, 1106, 1420, 1106, 1420, 1106, 1377, 1087, 1377, 1087, 1377,
    1087, 1377, 1087, 1387, 1180, 1414, 1234, 1241, 1133, 1241, 1133, 1241, 1133, 1241, 1133, 1241, 1126,
    1466, 1245, 1466, 1245, 1466, 1245, 1466, 1245, 1532, 1153, 1583, 1177, 566, 559, 566, 569, 566, 484,
    566, 484, 566, 484, 0, 0, 777, 521, 1364, 1123, 1144, 1155, 606, 1155, 606, 1155, 606, 1155, 701, 1162,
    705, 1508, 1154, 1508, 1154, 1508, 1154, 0, 1508, 1171, 1468, 1131, 1468, 1131, 1468, 1131, 2236, 1896,
    1353, 782, 1353, 782, 1353, 782, 1340, 1012, 1340, 1012, 1340, 1012, 1340, 1012, 1187, 778, 1187, 845,
    1187, 778, 1401, 1161, 1401, 1161, 1401, 1161, 1401, 1161, 1401, 1161, 1401, 1161, 1907, 1560, 1214,
    1070, 1214, 1274, 961, 1274, 961, 1274, 961, 0,
];
const LATIN_BOLD: [u16; 224] = [
    451, 565, 1122, 1296, 1156, 1318, 537, 1025, 762, 1661, 813, 999, 1177, 786, 1105, 786, 948, 1177, 784,
    850, 528, 1208, 1198, 518, 546, 513, 806, 1022, 1662, 1803, 1919, 1087, 1453, 1453, 1453, 1453, 1453,
    1453, 2080, 1436, 1269, 1269, 1269, 1269, 615, 615, 615, 615, 1498, 1564, 1521, 1521, 1521, 1521, 1521,
    1153, 1552, 1448, 1448, 1448, 1448, 1335, 1361, 1254, 1133, 1133, 1133, 1133, 1133, 1133, 1827, 1094,
    1153, 1153, 1153, 1153, 529, 529, 529, 768, 1151, 1186, 1151, 1151, 1151, 1151, 1151, 1177, 1223, 1190,
    1190, 1190, 1190, 1126, 1208, 1126, 1453, 1133, 1453, 1133, 1453, 1133, 1436, 1094, 1436, 1094, 1436,
    1094, 1436, 1094, 1440, 1210, 1498, 1278, 1269, 1153, 1269, 1153, 1269, 1153, 1269, 1153, 1269, 1137,
    1518, 1257, 1518, 1257, 1518, 1257, 1518, 1257, 1540, 1185, 1649, 1237, 615, 680, 615, 701, 615, 529,
    615, 529, 615, 529, 0, 0, 804, 575, 1434, 1159, 1202, 1155, 658, 1155, 658, 1155, 658, 1155, 848, 1180,
    742, 1564, 1186, 1564, 1186, 1564, 1186, 0, 1564, 1200, 1521, 1151, 1521, 1151, 1521, 1151, 2254, 1868,
    1392, 824, 1392, 824, 1392, 824, 1384, 1054, 1384, 1054, 1384, 1054, 1384, 1054, 1232, 833, 1232, 900,
    1232, 833, 1448, 1190, 1448, 1190, 1448, 1190, 1448, 1190, 1448, 1190, 1448, 1190, 1937, 1577, 1335,
    1126, 1335, 1339, 993, 1339, 993, 1339, 993, 0,
];
/// The rest that Spanish and English texts use.
const OTHER: [(char, u16, u16); 23] = [
    ('Ș', 1340, 1384),
    ('ș', 1012, 1054),
    ('Ț', 1187, 1232),
    ('ț', 778, 833),
    ('–', 1110, 1185),
    ('—', 2234, 2297),
    ('‘', 479, 526),
    ('’', 463, 523),
    ('‚', 483, 554),
    ('“', 838, 959),
    ('”', 821, 956),
    ('„', 850, 997),
    ('†', 915, 1041),
    ('•', 633, 706),
    ('…', 1535, 1789),
    ('‹', 556, 618),
    ('›', 555, 617),
    ('⁄', 464, 474),
    ('₡', 1377, 1436),
    ('€', 1199, 1303),
    ('™', 1825, 1906),
    ('−', 1109, 1177),
    ('∕', 1190, 1220),
];

#[cfg(test)]
mod tests {
    use super::*;

    const REGULAR: Font = Font { size: 2000.0, bold: false };
    const BOLD: Font = Font { size: 2000.0, bold: true };

    /// Sums read off the font's own table by another program (HarfBuzz, kerning off).
    #[test]
    fn widths_are_those_of_the_font() {
        for (text, regular, bold) in [
            ("Honduras", 9071.0, 9295.0),
            ("El Salvador", 10606.0, 10919.0),
            ("América Latina y el Caribe", 24386.0, 24994.0),
            ("−12.345,6", 9091.0, 9709.0),
            ("Año 2011: 12\u{a0}%", 13472.0, 13957.0),
        ] {
            assert_eq!(PublicSans.width(text, REGULAR), regular, "{text}");
            assert_eq!(PublicSans.width(text, BOLD), bold, "{text}");
        }
    }

    #[test]
    fn width_follows_size() {
        assert_eq!(PublicSans.width("", REGULAR), 0.0);
        let at = |size| PublicSans.width("Panamá", Font { size, bold: false });
        assert!((at(24.0) - 2.0 * at(12.0)).abs() < 1e-9);
    }

    #[test]
    fn characters_that_the_font_lacks_have_a_width_by_class() {
        let width = |text| PublicSans.width(text, REGULAR);
        assert_eq!(width("e\u{301}"), width("e"));
        assert_eq!(width("本"), 2000.0);
        assert_eq!(width("😀"), 2000.0);
        assert_eq!(width("≤"), width("+"));
        assert_eq!(width("Ж"), 1058.0);
        assert_eq!(width("\n\u{200b}"), 0.0);
    }
}
