//! The axes of the line chart: scales, grid, ticks and their labels.

use crate::convert::{count, floor_usize};
use crate::figure::View;
use crate::format::quantity;
use crate::geom::{Point, Rect, between};
use crate::layout::{fit, within};
use crate::model::{Indicator, Scale, Year};
use crate::scale::{Axis, Values, Years, extent};
use crate::scene::{Anchor, Part, Scene, Shape};
use crate::text::{Font, numerals};
use crate::theme::{leading, size, space};
use crate::views::fetched;

/// Font of ticks and unit.
pub const FONT: Font = Font { size: size::SMALL, bold: false };
/// Above the plot: the unit, and half a tick label.
const TOP: f64 = space::TICKS;
/// Below the plot: ticks and years.
const BOTTOM: f64 = space::TICKS;
/// Between tick labels and the plot.
const GAP: f64 = space::NEAR;
/// Sums of widths may differ by this from the width that they came from.
const ROUNDING: f64 = 0.01;
/// Least distance between year labels.
const YEAR_GAP: f64 = space::APART;
/// Height that a step of the value axis should have, CSS px.
const STEP: f64 = 62.0;
/// Most of the picture's width that the labels of ticks may take.
const SHARE: f64 = 0.45;

/// Scales and the rectangle between them: all that a line needs.
#[derive(Clone, Copy)]
pub struct Scales {
    /// Where the lines are.
    pub plot: Rect,
    /// Values to pixels, upwards.
    pub y: Values,
    /// Years to pixels.
    pub x: Years,
}

impl Scales {
    /// Scales for a rectangle. Lines stay half a stroke and a dot inside its sides.
    pub fn new(plot: Rect, axis: &Axis, years: (Year, Year)) -> Self {
        let inset = f64::min(4.0, plot.width() / 2.0);
        let (left, right) = (plot.left + inset, plot.right - inset);
        Scales { plot, y: axis.scale((plot.bottom, plot.top)), x: Years { years, range: (left, right) } }
    }
}

/// The axes of the chart.
pub struct Frame {
    /// Where the lines are.
    pub scales: Scales,
    ticks: Vec<f64>,
    labels: Vec<String>,
}

/// What the ticks are called, in full or by powers of ten where that is too wide, and the widest label's width.
pub fn tick_labels(axis: &Axis, room: f64, view: &View) -> (Vec<String>, f64) {
    let widest =
        |labels: &[String]| labels.iter().map(|t| numerals(t, FONT, view.measure)).fold(0.0, f64::max);
    let full = axis.labels(view.locale, false);
    let width = widest(&full);
    if width <= room {
        return (full, width);
    }
    let short = axis.labels(view.locale, true);
    let least = widest(&short);
    if least < width { (short, least) } else { (full, width) }
}

/// The unit as it stands above a value axis, and whether its scale is a log scale.
pub fn unit(indicator: &Indicator, view: &View, room: f64) -> String {
    match indicator.show.scale {
        Scale::Log => fetched::log_unit(indicator, view, room),
        Scale::Linear | Scale::NoLog => fit(&indicator.unit, room, FONT, view.measure),
    }
}

impl Frame {
    /// `gutter` is the width that the end labels need on the right.
    pub fn new(indicator: &Indicator, view: &View, gutter: f64) -> Self {
        let height = (view.height - TOP - BOTTOM).max(1.0);
        let wanted = between(height / STEP, 2.0, 7.0);
        let log = indicator.show.scale == Scale::Log;
        let axis = Axis::new(extent(indicator), log, wanted);
        let most = view.width * SHARE;
        let (labels, widest) = tick_labels(&axis, most - GAP, view);
        let left = (widest + GAP).min(most);
        let right = (view.width - gutter).max(left + 1.0).min(view.width);
        let plot =
            Rect { left, top: TOP.min(view.height / 2.0), right, bottom: (TOP + height).min(view.height) };
        Frame { scales: Scales::new(plot, &axis, indicator.years), ticks: axis.ticks, labels }
    }

    /// Grid, ticks, unit and years.
    pub fn draw(&self, indicator: &Indicator, view: &View, scene: &mut Scene) {
        let theme = view.theme;
        let text = |at, anchor, text| Shape::Text { at, anchor, font: FONT, color: theme.muted, text };
        // When ticks are denser than their labels (a very low picture), every n-th is labelled.
        let pitch = self.scales.plot.height() / count(self.ticks.len().saturating_sub(1).max(1));
        let every = floor_usize((FONT.size * leading::LABEL / pitch.max(0.1)).ceil()).max(1);
        for (i, (&value, label)) in self.ticks.iter().zip(&self.labels).enumerate() {
            if i % every != 0 {
                continue;
            }
            let y = self.scales.y.map(value);
            let zero = value == 0.0;
            let color = if zero { theme.axis } else { theme.grid };
            let points = vec![Point { x: self.scales.plot.left, y }, Point { x: self.scales.plot.right, y }];
            scene.push(Part::Grid, Shape::Line { points, width: 1.0, color });
            // A number is never cut: it would be another one.
            if numerals(label, FONT, view.measure) <= self.scales.plot.left - GAP + ROUNDING {
                let at = Point { x: self.scales.plot.left - GAP, y };
                scene.push(Part::Axis, text(at, Anchor::End, label.clone()));
            }
        }
        let unit = unit(indicator, view, view.width);
        if !unit.is_empty() {
            scene
                .push(Part::Axis, text(Point { x: 0.0, y: FONT.size * leading::FIRST }, Anchor::Start, unit));
        }
        self.draw_years(indicator, view, scene);
    }

    /// The years to label: round ones; of few years that are not all of these, those that have a figure.
    fn years(&self, indicator: &Indicator, widest: f64) -> Vec<Year> {
        let round = self.scales.x.ticks(widest, YEAR_GAP);
        let mut years: Vec<Year> = Vec::new();
        for series in &indicator.series {
            for reading in &series.readings {
                // What has more years than this has round ones among them, or nearly.
                if years.len() > 2 * round.len() || series.chronicle.is_some() {
                    return round;
                }
                if let (Err(place), true) =
                    (years.binary_search(&reading.year), reading.value.number().is_some())
                {
                    years.insert(place, reading.year);
                }
            }
        }
        if round.iter().all(|year| years.contains(year)) {
            round
        } else {
            self.scales.x.spread(&years, widest + YEAR_GAP)
        }
    }

    fn draw_years(&self, indicator: &Indicator, view: &View, scene: &mut Scene) {
        let theme = view.theme;
        let bottom = self.scales.plot.bottom;
        let named = |year| quantity::year(year, view.locale);
        let (first, last) = self.scales.x.years;
        let width = |year| numerals(&named(year), FONT, view.measure);
        for year in self.years(indicator, width(first).max(width(last))) {
            let x = self.scales.x.map(year);
            let points =
                vec![Point { x, y: bottom }, Point { x, y: (bottom + space::TICK).min(view.height) }];
            scene.push(Part::Axis, Shape::Line { points, width: 1.0, color: theme.axis });
            let label = named(year);
            let x = within(x, numerals(&label, FONT, view.measure), view.width);
            let at = Point { x, y: (bottom + space::TICK + space::UNDER).min(view.height - FONT.size / 2.0) };
            let shape =
                Shape::Text { at, anchor: Anchor::Middle, font: FONT, color: theme.muted, text: label };
            scene.push(Part::Axis, shape);
        }
    }
}
