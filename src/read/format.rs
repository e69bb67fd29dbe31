//! The formats that a file may be in, and which one a text is in.

/// A format, as an author names it in `format`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Rows and columns with separators, in any dress; SDMX-CSV too.
    Csv,
    /// A table of the page, handed over as CSV: places are its rows and columns.
    Table,
    /// World Bank API v2.
    WorldBank,
    /// SDMX-JSON 1 and 2.
    SdmxJson,
    /// JSON-stat 1 and 2.
    JsonStat,
}

/// Names, as written in `format`.
pub const FORMATS: [(&str, Format); 5] = [
    ("csv", Format::Csv),
    ("table", Format::Table),
    ("world-bank", Format::WorldBank),
    ("sdmx-json", Format::SdmxJson),
    ("json-stat", Format::JsonStat),
];

impl Format {
    /// The format of a name.
    pub fn named(name: &str) -> Option<Format> {
        FORMATS.iter().find(|(known, _)| *known == name).map(|(_, format)| *format)
    }
}
