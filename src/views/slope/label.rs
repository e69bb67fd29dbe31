//! What stands beside the two axes of a slope chart.

use crate::figure::View;
use crate::format::words;
use crate::layout::fit;
use crate::model::{Indicator, Role, Series};
use crate::text::Font;
use crate::theme::size;

/// What stands beside an axis.
pub struct Label {
    /// Index of the series.
    pub row: usize,
    pub role: Role,
    pub value: f64,
    pub text: String,
    pub font: Font,
}

impl Label {
    /// The most that fits. A number is never cut: it would be another one.
    pub fn new(
        (row, series, value): (usize, &Series, f64),
        named: bool,
        room: f64,
        (indicator, view): (&Indicator, &View),
    ) -> Self {
        let quiet = indicator.series.iter().any(|s| s.role == Role::Muted);
        let font = Font { size: size::BODY, bold: quiet && series.role == Role::Highlighted };
        let (area, lang) = (series.area, view.locale.lang());
        let number = view.locale.number(value, indicator.decimals);
        let names = words::names(area, lang);
        let mut ways: Vec<String> = Vec::new();
        if named {
            ways.extend(names.iter().map(|name| [name, " ", number.as_str()].concat()));
            ways.extend(names.iter().map(|name| (*name).to_owned()));
        } else {
            ways.push(number);
        }
        let found = ways.into_iter().find(|way| view.measure.width(way, font) <= room);
        let text = found.unwrap_or_else(|| match named {
            true => fit(area.iso3, room, font, view.measure),
            false => String::new(),
        });
        Label { row, role: series.role, value, text, font }
    }
}
