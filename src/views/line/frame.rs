//! The axes of the line chart: scales, grid, ticks and their labels.

use crate::convert::{count, floor_usize};
use crate::figure::View;
use crate::format::quantity::integer;
use crate::geom::{Point, Rect, between};
use crate::layout::{fit, within};
use crate::model::{Indicator, Role, Series, Year};
use crate::scale::{Linear, Ticks, Years, nice};
use crate::scene::{Anchor, Part, Scene, Shape};
use crate::text::Font;
use crate::theme::SMALL;

/// Font of ticks and unit.
pub const FONT: Font = Font { size: SMALL, bold: false };
/// Above the plot: the unit, and half a tick label.
const TOP: f64 = 26.0;
/// Below the plot: ticks and years.
const BOTTOM: f64 = 26.0;
/// Between tick labels and the plot.
const GAP: f64 = 8.0;
/// Sums of widths may differ by this from the width that they came from.
const ROUNDING: f64 = 0.01;
/// Least distance between year labels.
const YEAR_GAP: f64 = 14.0;
/// Height that a step of the value axis should have, CSS px.
const STEP: f64 = 62.0;
/// A value axis starts at zero unless the lowest value is above this share of
/// the highest: then zero would flatten all that there is to see.
const ZERO_IF_BELOW: f64 = 0.6;

/// Scales and the rectangle between them: all that a line needs.
#[derive(Clone, Copy)]
pub struct Scales {
    /// Where the lines are.
    pub plot: Rect,
    /// Values to pixels, upwards.
    pub y: Linear,
    /// Years to pixels.
    pub x: Years,
}

impl Scales {
    /// Scales for a rectangle. Lines stay half a stroke and a dot inside its sides.
    pub fn new(plot: Rect, domain: (f64, f64), years: (Year, Year)) -> Self {
        let inset = f64::min(4.0, plot.width() / 2.0);
        let (left, right) = (plot.left + inset, plot.right - inset);
        Scales {
            plot,
            y: Linear { domain, range: (plot.bottom, plot.top) },
            x: Years { years, range: (left, right) },
        }
    }
}

/// The axes of the chart.
pub struct Frame {
    /// Where the lines are.
    pub scales: Scales,
    ticks: Ticks,
    labels: Vec<String>,
}

/// Lowest and highest number of some series, bands of highlighted ones included.
pub fn extent<'a>(all: impl Iterator<Item = &'a Series>) -> (f64, f64) {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    let mut take = |v: f64| {
        low = low.min(v);
        high = high.max(v);
    };
    for series in all {
        for r in &series.readings {
            let Some(v) = r.value.number() else { continue };
            take(v);
            if let (Some(i), Role::Highlighted) = (r.interval, series.role) {
                take(i.low.get());
                take(i.high.get());
            }
        }
    }
    if low > high {
        return (0.0, 1.0);
    }
    from_zero(low, high)
}

/// The ends of a value axis: at zero, unless that would flatten what there is to see.
pub fn from_zero(mut low: f64, mut high: f64) -> (f64, f64) {
    if low > 0.0 && low <= high * ZERO_IF_BELOW {
        low = 0.0;
    }
    if high < 0.0 && high >= low * ZERO_IF_BELOW {
        high = 0.0;
    }
    (low, high)
}

impl Frame {
    /// `gutter` is the width that the end labels need on the right.
    pub fn new(indicator: &Indicator, view: &View, gutter: f64) -> Self {
        let height = (view.height - TOP - BOTTOM).max(1.0);
        let (low, high) = extent(indicator.series.iter());
        let wanted = between(height / STEP, 2.0, 7.0);
        let (domain, ticks) = nice(low, high, wanted);
        let labels: Vec<String> =
            ticks.values.iter().map(|&v| view.locale.number(v, ticks.decimals)).collect();
        let widest = labels.iter().map(|t| view.measure.width(t, FONT)).fold(0.0, f64::max);
        let left = (widest + GAP).min(view.width * 0.4);
        let right = (view.width - gutter).max(left + 1.0).min(view.width);
        let plot =
            Rect { left, top: TOP.min(view.height / 2.0), right, bottom: (TOP + height).min(view.height) };
        Frame { scales: Scales::new(plot, domain, indicator.years), ticks, labels }
    }

    /// Grid, ticks, unit and years.
    pub fn draw(&self, indicator: &Indicator, view: &View, scene: &mut Scene) {
        let theme = view.theme;
        let text = |at, anchor, text| Shape::Text { at, anchor, font: FONT, color: theme.muted, text };
        // When ticks are denser than their labels (a very low picture), every n-th is labelled.
        let pitch = self.scales.plot.height() / count(self.ticks.values.len().saturating_sub(1).max(1));
        let every = floor_usize((FONT.size * 1.3 / pitch.max(0.1)).ceil()).max(1);
        for (i, (&value, label)) in self.ticks.values.iter().zip(&self.labels).enumerate() {
            if i % every != 0 {
                continue;
            }
            let y = self.scales.y.map(value);
            let zero = value == 0.0;
            let color = if zero { theme.axis } else { theme.grid };
            let points = vec![Point { x: self.scales.plot.left, y }, Point { x: self.scales.plot.right, y }];
            scene.push(Part::Grid, Shape::Line { points, width: 1.0, color });
            let label = fit(label, self.scales.plot.left - GAP + ROUNDING, FONT, view.measure);
            scene.push(Part::Axis, text(Point { x: self.scales.plot.left - GAP, y }, Anchor::End, label));
        }
        let unit = fit(&indicator.unit, view.width, FONT, view.measure);
        if !unit.is_empty() {
            scene.push(Part::Axis, text(Point { x: 0.0, y: FONT.size * 0.6 }, Anchor::Start, unit));
        }
        self.draw_years(view, scene);
    }

    fn draw_years(&self, view: &View, scene: &mut Scene) {
        let theme = view.theme;
        let bottom = self.scales.plot.bottom;
        let widest = view.measure.width("2000", FONT);
        for year in self.scales.x.ticks(widest, YEAR_GAP) {
            let x = self.scales.x.map(year);
            let points = vec![Point { x, y: bottom }, Point { x, y: (bottom + 5.0).min(view.height) }];
            scene.push(Part::Axis, Shape::Line { points, width: 1.0, color: theme.axis });
            let label = integer(year);
            let x = within(x, view.measure.width(&label, FONT), view.width);
            let at = Point { x, y: (bottom + 15.0).min(view.height - FONT.size * 0.5) };
            let shape =
                Shape::Text { at, anchor: Anchor::Middle, font: FONT, color: theme.muted, text: label };
            scene.push(Part::Axis, shape);
        }
    }
}
