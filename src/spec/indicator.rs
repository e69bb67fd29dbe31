//! The spec of `<country-indicator>`.

use super::measure::YearReading;
use super::reader::Need::{Default as Defaulted, Optional, Required};
use super::reader::Reader;
use super::{Better, Words, better};
use crate::model::{Scale, Start, ViewKind, Year};

/// One indicator by country and year.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IndicatorSpec {
    /// How it is drawn. Absent: as a line.
    pub view: ViewKind,
    /// Title of the figure.
    pub heading: Option<Words>,
    /// Line under the title.
    pub subheading: Option<Words>,
    /// Caption or method note.
    pub note: Option<Words>,
    /// Unit as written after a number.
    pub unit: Option<Words>,
    /// Digits after the decimal mark, 0 to 6. Absent: chosen from the figures.
    pub decimals: Option<u32>,
    /// Who published the figures.
    pub source: Option<Words>,
    /// Link for the source: http(s) or relative.
    pub source_href: Option<String>,
    /// What is measured, for sentences; where a file has several series, also which of them.
    pub indicator: Option<Words>,
    /// Countries, regions or WLD for the world, by ISO code or name, in this order. Absent: all that the data have.
    pub countries: Option<Vec<String>>,
    /// Countries in colour, the others grey; a region or the world too, which else is dashed. Absent or empty: all countries.
    pub highlight: Option<Vec<String>>,
    /// Countries that are hidden at first, as a visitor hides them. What is not there is no mistake.
    pub hidden: Option<Vec<String>>,
    /// The same as a visitor chooses it, in place of `highlight`.
    pub focus: Option<Vec<String>>,
    /// First year shown.
    pub from: Option<Year>,
    /// Last year shown.
    pub to: Option<Year>,
    /// The year of views of one year. Absent: of each country its latest reading.
    pub year: Option<Year>,
    /// The order of the countries in views that rank them: by value, or as they are given. Here: whether as given.
    pub given: bool,
    /// The value axis of lines, dots, slopes and multiples: equal differences (linear) or equal ratios (log) as equal distances.
    pub scale: Scale,
    /// Where the value axis starts: at zero unless that would flatten the lines (auto), at zero, or at the lowest value (data).
    pub start: Start,
    /// Small multiples: one value axis shared by all, or a free one for each. Here: whether free.
    pub free: bool,
    /// Which way is better.
    pub better: Option<Better>,
    /// Where years are missing: break the line, or bridge them by a dotted one.
    pub gaps: GapsSpec,
    /// Lines across the plot at a value, each with a label.
    pub references: Vec<ReferenceSpec>,
    /// Remarks on a country in a year, written on the plot.
    pub annotations: Vec<AnnotationSpec>,
    /// Whether visitors may switch between views.
    pub switched: bool,
    /// Address of the data file, relative to the spec. Absent, and no `readings`: the data given with the chart.
    pub data: Option<String>,
    /// Figures written in the spec itself, in place of `data`.
    pub readings: Option<Vec<PlacedReading>>,
}

impl IndicatorSpec {
    pub(super) fn read(r: &mut Reader) -> Self {
        IndicatorSpec {
            view: view(r),
            heading: r.words("heading", Optional),
            subheading: r.words("subheading", Optional),
            note: r.words("note", Optional),
            unit: r.words("unit", Optional),
            decimals: r.count("decimals"),
            source: r.words("source", Optional),
            source_href: r.text("source_href", Optional),
            indicator: r.words("indicator", Optional),
            countries: r.texts("countries"),
            highlight: r.texts("highlight"),
            hidden: r.texts("hidden"),
            focus: r.texts("focus"),
            from: r.year("from", Optional),
            to: r.year("to", Optional),
            year: r.year("year", Optional),
            given: r.one_of("order", Defaulted, &["value", "given"]) == Some(1),
            free: r.one_of("axis", Defaulted, &["shared", "free"]) == Some(1),
            scale: scale(r),
            start: start(r),
            better: better(r),
            // The views come first.
            switched: r.some_of("controls", &CONTROLS) < VIEWS.len(),
            gaps: GapsSpec::read(r),
            references: r.list("references", Defaulted, ReferenceSpec::read).unwrap_or_default(),
            annotations: r.list("annotations", Defaulted, AnnotationSpec::read).unwrap_or_default(),
            data: r.text("data", Optional),
            readings: r.list("readings", Optional, PlacedReading::read),
        }
    }
}

/// The views, by their names.
const VIEWS: [&str; 9] = ["line", "bars", "dots", "slope", "multiples", "heat", "map", "tiles", "table"];
/// What visitors may change the chart with: views to switch between, and the rest.
const CONTROLS: [&str; 16] = [
    "line",
    "bars",
    "dots",
    "slope",
    "multiples",
    "heat",
    "map",
    "tiles",
    "table",
    "countries",
    "year",
    "range",
    "scale",
    "legend",
    "download",
    "link",
];

fn view(r: &mut Reader) -> ViewKind {
    match r.one_of("view", Defaulted, &VIEWS) {
        Some(1) => ViewKind::Bars,
        Some(2) => ViewKind::Dots,
        Some(3) => ViewKind::Slope,
        Some(4) => ViewKind::Multiples,
        Some(5) => ViewKind::Heat,
        Some(6) => ViewKind::Map,
        Some(7) => ViewKind::Tiles,
        Some(8) => ViewKind::Table,
        _ => ViewKind::Line,
    }
}

fn scale(r: &mut Reader) -> Scale {
    match r.one_of("scale", Defaulted, &["linear", "log"]) {
        Some(1) => Scale::Log,
        _ => Scale::Linear,
    }
}

fn start(r: &mut Reader) -> Start {
    match r.one_of("start", Defaulted, &["auto", "zero", "data"]) {
        Some(1) => Start::Zero,
        Some(2) => Start::Data,
        _ => Start::Auto,
    }
}

/// What is done where years are missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GapsSpec {
    /// The line is broken.
    #[default]
    Break,
    /// The gap is bridged by a dotted line.
    Bridge,
}

impl GapsSpec {
    fn read(r: &mut Reader) -> Self {
        match r.one_of("gaps", Defaulted, &["break", "bridge"]) {
            Some(1) => GapsSpec::Bridge,
            _ => GapsSpec::Break,
        }
    }
}

/// One value of one country.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedReading {
    /// Country by ISO code or name.
    pub country: String,
    /// The rest, in the same object.
    pub reading: YearReading,
}

impl PlacedReading {
    pub(super) fn read(r: &mut Reader) -> Self {
        PlacedReading {
            country: r.text("country", Required).unwrap_or_default(),
            reading: YearReading::read(r),
        }
    }
}

/// A line across the plot at a value.
#[derive(Clone, Debug, PartialEq)]
pub struct ReferenceSpec {
    /// In the indicator's unit.
    pub value: f64,
    /// What the value is.
    pub label: Words,
}

impl ReferenceSpec {
    pub(super) fn read(r: &mut Reader) -> Self {
        ReferenceSpec {
            value: r.number("value", Required).unwrap_or_default(),
            label: r.words("label", Required).unwrap_or_default(),
        }
    }
}

/// A remark on a reading.
#[derive(Clone, Debug, PartialEq)]
pub struct AnnotationSpec {
    /// Country by ISO code or name.
    pub country: String,
    /// The year.
    pub year: Year,
    /// A few words for the plot.
    pub text: Words,
    /// The same at length.
    pub description: Option<Words>,
}

impl AnnotationSpec {
    pub(super) fn read(r: &mut Reader) -> Self {
        AnnotationSpec {
            country: r.text("country", Required).unwrap_or_default(),
            year: r.year("year", Required).unwrap_or_default(),
            text: r.words("text", Required).unwrap_or_default(),
            description: r.words("description", Optional),
        }
    }
}
