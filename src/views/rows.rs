//! What bars and dots share: a row for each country, its name on the left, the
//! values along one scale below.

use super::line::frame::{self, FONT};
use crate::convert::{count, floor_usize};
use crate::figure::{Height, View};
use crate::format::words;
use crate::geom::{Point, Rect, between, rectangle};
use crate::layout::{fit, within};
use crate::model::{Indicator, Role, Series};
use crate::order;
use crate::scale::{Axis, Values};
use crate::scene::{Anchor, Part, Scene, Shape};
use crate::text::Font;
use crate::theme::{leading, size, space};

/// Height of a row where the host leaves it to us, and the least, CSS px.
const ROW: f64 = 30.0;
const LEAST: f64 = 17.0;
/// The tallest that rows are stretched to.
const TALLEST: f64 = 56.0;
/// Above the rows: the unit. Below them: the values of the scale.
const TOP: f64 = space::AXIS;
const BOTTOM: f64 = space::AXIS;
/// Between the countries and the comparators.
const APART: f64 = space::APART;
/// Most of the width that names may take.
const SHARE: f64 = 0.34;
/// Between a name and the plot.
const GAP: f64 = space::GAP;
/// Width that a step of the scale should have.
const STEP: f64 = 90.0;
/// Least distance between the values of the scale.
const CLEAR: f64 = space::WIDE;

/// A country's place.
pub struct Row {
    /// Index of its series.
    pub series: usize,
    /// Middle of the row.
    pub y: f64,
}

/// What the rows are to hold.
pub struct Wanted {
    /// Indices of series from the top down.
    pub order: Vec<usize>,
    /// The ends of the scale, before they are rounded out.
    pub extent: (f64, f64),
    /// Whether it is a log scale.
    pub log: bool,
    /// Room left and right of the plot for what is written beside the marks.
    pub beside: (f64, f64),
}

/// Rows and the scale below them.
pub struct Rows {
    /// From the top down.
    pub rows: Vec<Row>,
    /// Height of a row.
    pub pitch: f64,
    /// Where the marks are.
    pub plot: Rect,
    /// Where the names end: what stands beside the marks keeps off them.
    pub edge: f64,
    /// Values to pixels.
    pub x: Values,
    ticks: Vec<f64>,
    labels: Vec<String>,
    names: Vec<String>,
}

/// The order from the top down: by a value, the highest first, or as given;
/// without a value last, and comparators after the countries.
pub fn ranked(indicator: &Indicator, value: &dyn Fn(&Series) -> Option<f64>) -> Vec<usize> {
    let mut ranked: Vec<(bool, bool, f64, usize)> = Vec::new();
    for (i, series) in indicator.series.iter().enumerate() {
        let value = value(series);
        let rank = if indicator.show.given { 0.0 } else { value.unwrap_or(0.0) };
        ranked.push((series.area.is_comparator(), value.is_none(), rank, i));
    }
    order::sort_by(&mut ranked, |a, b| {
        (a.0, a.1).cmp(&(b.0, b.1)).then(b.2.total_cmp(&a.2)).then(a.3.cmp(&b.3))
    });
    ranked.into_iter().map(|(.., i)| i).collect()
}

/// Whether a gap sets comparators apart from countries.
pub fn is_parted(indicator: &Indicator) -> bool {
    let compared = indicator.series.iter().filter(|s| s.area.is_comparator()).count();
    compared > 0 && compared < indicator.series.len()
}

fn apart(indicator: &Indicator) -> f64 {
    if is_parted(indicator) { APART } else { 0.0 }
}

/// Height by the number of rows.
pub fn height(indicator: &Indicator) -> Height {
    let around = TOP + BOTTOM + apart(indicator);
    let rows = count(indicator.series.len());
    Height { natural: around + rows * ROW, least: around + rows * LEAST }
}

/// The font of a series' name: heavier where others are quiet.
pub fn font(indicator: &Indicator, series: &Series) -> Font {
    let quiet = indicator.series.iter().any(|s| s.role == Role::Muted);
    Font { size: size::BODY, bold: quiet && series.role == Role::Highlighted }
}

/// The longest name that fits.
fn name(series: &Series, font: Font, room: f64, view: &View) -> String {
    let (area, lang) = (series.area, view.locale.lang());
    let names = words::names(area, lang);
    let fitting = names.into_iter().find(|name| view.measure.width(name, font) <= room);
    fit(fitting.unwrap_or(area.iso3), room, font, view.measure)
}

impl Rows {
    /// Finds room for all.
    pub fn new(indicator: &Indicator, view: &View, wanted: Wanted) -> Self {
        let Wanted { order, extent, log, beside } = wanted;
        let room = (view.width * SHARE - GAP).max(0.0);
        let (mut names, mut widest) = (Vec::new(), 0.0_f64);
        for series in order.iter().filter_map(|i| indicator.series.get(*i)) {
            let font = font(indicator, series);
            let name = name(series, font, room, view);
            widest = widest.max(view.measure.width(&name, font));
            names.push(name);
        }
        let gap = apart(indicator);
        let free = view.height - TOP - BOTTOM - gap;
        let pitch = between(free / count(order.len().max(1)), 0.0, TALLEST);
        let edge = widest + GAP;
        let left = (edge + beside.0).min(view.width);
        // A scale is never squeezed to nothing by what stands beside it.
        let right = (view.width - beside.1).max(left + 1.0).min(view.width);
        let axis = Axis::new(extent, log, between((right - left) / STEP, 2.0, 6.0));
        // Two ticks at least have room for what they are called.
        let (labels, _) = frame::tick_labels(&axis, (right - left) / 2.0 - CLEAR, view);
        let mut rows = Vec::new();
        let mut y = TOP.min(view.height) + pitch / 2.0;
        let mut compared = false;
        for index in order {
            let comparator = indicator.series.get(index).is_some_and(|s| s.area.is_comparator());
            if comparator && !compared && !rows.is_empty() {
                y += gap;
            }
            compared = comparator;
            rows.push(Row { series: index, y: y.min(view.height) });
            y += pitch;
        }
        let bottom = (y - pitch / 2.0).min(view.height);
        let plot = Rect { left, top: TOP.min(bottom), right, bottom };
        Rows { rows, pitch, plot, edge, x: axis.scale((left, right)), ticks: axis.ticks, labels, names }
    }

    /// The whole of a row, which belongs to it.
    pub fn area(&self, row: &Row, width: f64) -> Rect {
        Rect { left: 0.0, top: row.y - self.pitch / 2.0, right: width, bottom: row.y + self.pitch / 2.0 }
    }

    /// Grid, scale, unit and names.
    pub fn draw(&self, indicator: &Indicator, view: &View, scene: &mut Scene) {
        let theme = view.theme;
        let Rect { top, bottom, .. } = self.plot;
        let widest = self.labels.iter().map(|l| view.measure.width(l, FONT)).fold(0.0, f64::max);
        let steps = count(self.ticks.len().saturating_sub(1).max(1));
        let every = ((widest + CLEAR) / (self.plot.width() / steps).max(0.1)).ceil();
        let every = floor_usize(every).max(1);
        let foot = (bottom + space::UNDER).min(view.height - FONT.size / 2.0);
        let mut free = f64::NEG_INFINITY;
        for (i, (value, label)) in self.ticks.iter().zip(&self.labels).enumerate() {
            let x = self.x.map(*value);
            let color = if *value == 0.0 { theme.axis } else { theme.grid };
            let points = vec![Point { x, y: top }, Point { x, y: bottom }];
            scene.push(Part::Grid, Shape::Line { points, width: 1.0, color });
            let label = fit(label, view.width, FONT, view.measure);
            let width = view.measure.width(&label, FONT);
            let middle = within(x, width, view.width);
            // Those at the edges are moved inwards, and may then meet the next.
            let clear = middle - width / 2.0 >= free;
            if i % every == 0 && clear && !label.is_empty() && foot > bottom {
                free = middle + width / 2.0 + CLEAR / 2.0;
                let at = Point { x: middle, y: foot };
                let (anchor, color) = (Anchor::Middle, theme.muted);
                scene.push(Part::Axis, Shape::Text { at, anchor, font: FONT, color, text: label });
            }
        }
        let unit = frame::unit(indicator, view, view.width * 0.6);
        if !unit.is_empty() {
            let (at, anchor) = (Point { x: 0.0, y: FONT.size * leading::FIRST }, Anchor::Start);
            scene.push(Part::Axis, Shape::Text { at, anchor, font: FONT, color: theme.muted, text: unit });
        }
        // Rows lower than their names keep every n-th.
        let every = floor_usize((size::BODY * leading::TIGHT / self.pitch.max(0.1)).ceil()).max(1);
        for (row, name) in self.rows.iter().zip(&self.names).step_by(every) {
            let Some(series) = indicator.series.get(row.series).filter(|_| !name.is_empty()) else {
                continue;
            };
            let color = if series.role == Role::Highlighted { theme.text } else { theme.muted };
            let at = Point { x: 0.0, y: row.y };
            let (anchor, font, text) = (Anchor::Start, font(indicator, series), name.clone());
            scene.push(Part::Label, Shape::Text { at, anchor, font, color, text });
        }
    }

    /// Whether the rows are high enough to be written beside.
    pub fn legible(&self) -> bool {
        self.pitch >= size::BODY * leading::TIGHT
    }
}

/// What is written beside a mark, on a patch of the background: the grid is under it, and a line through a number would be
/// a stroke of it.
pub fn write(words: Shape, view: &View, scene: &mut Scene) {
    if let Shape::Text { at, anchor, font, text, .. } = &words {
        let wide = view.measure.width(text, *font);
        let left = if *anchor == Anchor::End { at.x - wide } else { at.x };
        let patch = Rect::sized(left, at.y - font.size / 2.0, wide, font.size);
        scene.push(Part::Grid, Shape::Fill { points: rectangle(patch), color: view.theme.background });
    }
    scene.push(Part::Words, words);
}
