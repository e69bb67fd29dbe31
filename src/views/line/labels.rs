//! Names at the ends of the lines, pushed apart, with leaders where they moved.

use super::super::Style;
use super::frame::Scales;
use crate::convert::floor_usize;
use crate::figure::View;
use crate::format::quantity;
use crate::format::words;
use crate::geom::{Point, dashes};
use crate::layout::{fit, spread};
use crate::model::{Indicator, Role, Series, Year};
use crate::order;
use crate::scene::{Anchor, Color, Part, Scene, Shape};
use crate::text::{Font, numerals};
use crate::theme::{leading, size, space};

/// Height of a label with its leading.
const LINE: f64 = size::BODY * leading::LABEL;
/// Between the plot and the labels: room for a leader.
const GAP: f64 = space::WIDE;
/// Between the labels and the edge of the picture.
const EDGE: f64 = space::HAIR;
/// Most of the picture's width that labels may take.
const SHARE: f64 = 0.34;
/// Moved by more than this, a label gets a leader.
const MOVED: f64 = 4.0;

/// How much a label says.
#[derive(Clone, Copy, PartialEq)]
enum Wording {
    NameAndValue,
    Name,
    Short,
    Code,
}

/// The labels of all series, and the width that they need.
pub struct Named {
    labels: Vec<Label>,
    /// Gutter on the right of the plot, CSS px.
    pub width: f64,
}

struct Label {
    text: String,
    width: f64,
    font: Font,
    role: Role,
    /// The last reading.
    end: Option<(Year, f64)>,
}

impl Label {
    fn new(series: &Series, indicator: &Indicator, view: &View, (wording, font): (Wording, Font)) -> Label {
        let (area, lang) = (series.area, view.locale.lang());
        let name = match wording {
            Wording::Code => area.iso3,
            Wording::Short => words::pick(lang, area.short_en, area.short_es),
            Wording::Name | Wording::NameAndValue => words::area(area, lang),
        };
        let mut width = view.measure.width(name, font);
        let mut text = name.to_owned();
        let end = series.latest();
        if let (Wording::NameAndValue, Role::Highlighted, Some((year, value))) = (wording, series.role, end) {
            let mut said = view.locale.number(value, indicator.decimals);
            said.insert(0, ' ');
            if year != indicator.years.1 {
                said.push_str(" (");
                said.push_str(&quantity::year(year, view.locale));
                said.push(')');
            }
            width += numerals(&said, font, view.measure);
            text.push_str(&said);
        }
        Label { text, width, font, role: series.role, end }
    }
}

/// Chooses how much the labels say at this width: each the most that fits,
/// values only where all that should have one can.
pub fn name_series(indicator: &Indicator, view: &View) -> Named {
    let quiet = indicator.series.iter().any(|s| s.role == Role::Muted);
    let room = view.width * SHARE - GAP - EDGE;
    let font = |s: &Series| Font { size: size::BODY, bold: quiet && s.role == Role::Highlighted };
    let label = |s: &Series, wording| Label::new(s, indicator, view, (wording, font(s)));
    let fits = |label: &Label| label.width <= room;
    let mut labels: Vec<Label> = indicator.series.iter().map(|s| label(s, Wording::NameAndValue)).collect();
    let valued = labels.iter().filter(|l| l.role == Role::Highlighted).all(fits);
    let fullest = if valued { Wording::NameAndValue } else { Wording::Name };
    for (of, s) in labels.iter_mut().zip(&indicator.series) {
        if valued && fits(of) {
            continue;
        }
        let shorter = [fullest, Wording::Short].into_iter().map(|w| label(s, w)).find(fits);
        *of = shorter.unwrap_or_else(|| label(s, Wording::Code));
        if !fits(of) {
            of.text = fit(&of.text, room.max(0.0), of.font, view.measure);
            of.width = view.measure.width(&of.text, of.font);
        }
    }
    let width = labels.iter().fold(0.0_f64, |most, label| most.max(label.width + GAP + EDGE));
    Named { labels, width }
}

/// Which labels are shown where not all have room: highlighted first, then
/// comparators, then the others, each in order.
fn chosen(labels: &[Label], most: usize) -> Vec<usize> {
    let rank = |role: Role| match role {
        Role::Highlighted => 0,
        Role::Comparator => 1,
        Role::Muted => 2,
    };
    let mut ranked: Vec<(u8, usize)> = Vec::new();
    for (i, label) in labels.iter().enumerate() {
        if label.end.is_some() && !label.text.is_empty() {
            ranked.push((rank(label.role), i));
        }
    }
    order::sort_by(&mut ranked, |a, b| a.cmp(b));
    ranked.truncate(most);
    ranked.into_iter().map(|(_, i)| i).collect()
}

/// Draws the labels and their leaders.
pub fn draw(named: &Named, styles: &[Style], scales: &Scales, view: &View, scene: &mut Scene) {
    let theme = view.theme;
    let (top, bottom) =
        ((scales.plot.top - LINE / 2.0).max(0.0), (scales.plot.bottom + LINE / 2.0).min(view.height));
    let most = floor_usize((bottom - top) / LINE);
    let end = |label: &Label| {
        label.end.map_or(Point::default(), |(year, v)| Point { x: scales.x.map(year), y: scales.y.map(v) })
    };
    let mut shown: Vec<(Point, usize)> = chosen(&named.labels, most)
        .into_iter()
        .filter_map(|i| named.labels.get(i).map(|l| (end(l), i)))
        .collect();
    order::sort_by(&mut shown, |a, b| a.0.y.total_cmp(&b.0.y).then(a.1.cmp(&b.1)));
    let wanted: Vec<f64> = shown.iter().map(|(p, _)| p.y).collect();
    for ((from, i), top) in shown.iter().zip(spread(&wanted, LINE, top, bottom)) {
        let (Some(label), Some(style)) = (named.labels.get(*i), styles.get(*i)) else { continue };
        let color = if label.role == Role::Muted { theme.muted } else { theme.ink(style.color) };
        let at = Point { x: scales.plot.right + GAP, y: top + LINE / 2.0 };
        leader(*from, Point { x: at.x - space::HAIR, ..at }, color, scales, scene);
        let text = label.text.clone();
        scene.push(Part::Label, Shape::Text { at, anchor: Anchor::Start, font: label.font, color, text });
    }
}

/// A thin line from the end of the series to its label, where the eye would lose it.
fn leader(from: Point, to: Point, color: Color, scales: &Scales, scene: &mut Scene) {
    let early = scales.plot.right - from.x > scales.x.pitch().max(GAP);
    if !early && (from.y - to.y).abs() <= MOVED {
        return;
    }
    let start = Point { x: from.x + space::TIGHT, y: from.y };
    let color = color.opacity(60);
    if !early {
        scene.push(Part::Label, Shape::Line { points: vec![start, to], width: 1.0, color });
        return;
    }
    // A series that ended years ago: dotted, level as far as the plot goes.
    let knee = Point { x: scales.plot.right.max(start.x), y: from.y };
    for points in dashes(&[start, knee, to], 1.5, 3.0) {
        scene.push(Part::Label, Shape::Line { points, width: 1.0, color });
    }
}
