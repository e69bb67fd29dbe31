//! Years without a mark on the plot: a small cross under the value axis where
//! the source says why there is no figure, outside the plot, where nothing can
//! be read as zero; a small triangle that points down from the foot of a log
//! scale for a figure of zero or below, which has no place on it.

use super::super::Style;
use super::Drawn;
use super::frame::Scales;
use crate::figure::View;
use crate::geom::{Point, Rect, rectangle};
use crate::model::{Indicator, Reading, Role, Series, Year};
use crate::scene::{Color, Part, Scene, Shape};
use crate::theme::space;

/// From the foot of the plot to the middle of a cross, and half its size.
const BELOW: f64 = 5.0;
const HALF: f64 = 2.5;
/// The tick of a year makes room for it.
const CLEAR: f64 = space::TIGHT;
/// Most of the width and height that it is pointed at in.
const REACH: f64 = space::TARGET;

/// Whether a reading of a series is marked by a cross. Quiet series have none:
/// there the years of all would be.
fn is_crossed(series: &Series, reading: Option<&Reading>) -> bool {
    series.role == Role::Highlighted && reading.is_some_and(|r| r.explained().is_some())
}

/// Whether a reading of a series is marked under the axis.
pub fn is_marked(indicator: &Indicator, series: &Series, reading: Option<&Reading>) -> bool {
    is_crossed(series, reading) || indicator.beyond_scale(reading)
}

/// Where a cross stands.
pub fn place(year: Year, scales: &Scales, height: f64) -> Point {
    Point { x: scales.x.map(year), y: (scales.plot.bottom + BELOW).min(height - HALF) }
}

/// Draws a cross for each year: in the colour of its series, or in grey for several.
pub fn draw(indicator: &Indicator, styles: &[Style], scales: &Scales, view: &View, scene: &mut Scene) {
    // Most charts have none.
    if !indicator.series.iter().any(|s| s.readings.iter().any(|r| is_crossed(s, Some(r)))) {
        return;
    }
    for year in indicator.told() {
        let mut found = None;
        for (series, style) in indicator.series.iter().zip(styles) {
            if is_crossed(series, series.at(year)) {
                found = Some(if found.is_none() { style.color } else { view.theme.muted });
            }
        }
        let Some(color) = found else { continue };
        let Point { x, y } = place(year, scales, view.height);
        let room =
            Rect { left: x - CLEAR, top: scales.plot.bottom + 1.0, right: x + CLEAR, bottom: y + CLEAR };
        scene.push(Part::Axis, Shape::Fill { points: rectangle(room), color: view.theme.background });
        cross(Point { x, y }, color, scene);
    }
}

/// Draws the triangles of a log scale, likewise. Beside a cross of the same
/// year they are as far apart as they are wide.
pub fn draw_beyond(drawn: &Drawn, scene: &mut Scene) {
    let Drawn { indicator, styles, scales, view } = *drawn;
    for year in indicator.told() {
        let mut found = None;
        for (series, style) in indicator.series.iter().zip(styles) {
            if indicator.beyond_scale(series.at(year)) {
                found = Some(if found.is_none() { style.color } else { view.theme.muted });
            }
        }
        let Some(color) = found else { continue };
        let crossed = indicator.series.iter().any(|series| is_crossed(series, series.at(year)));
        let Point { x, y } = place(year, scales, view.height);
        triangle(Point { x: if crossed { x + 2.0 * HALF + 2.0 } else { x }, y }, color, scene);
    }
}

/// A triangle that points down from above its middle.
pub fn triangle(Point { x, y }: Point, color: Color, scene: &mut Scene) {
    let (top, half) = (y - HALF - 1.0, HALF + 1.5);
    let points =
        vec![Point { x: x - half, y: top }, Point { x: x + half, y: top }, Point { x, y: y + HALF + 0.5 }];
    scene.push(Part::Series, Shape::Fill { points, color });
}

/// One cross.
pub fn cross(Point { x, y }: Point, color: Color, scene: &mut Scene) {
    for rise in [-HALF, HALF] {
        let points = vec![Point { x: x - HALF, y: y + rise }, Point { x: x + HALF, y: y - rise }];
        scene.push(Part::Series, Shape::Line { points, width: 1.25, color });
    }
}

/// What belongs to the mark of a year: itself, and what a finger covers beside it.
pub fn hit(year: Year, scales: &Scales, height: f64) -> Rect {
    let (cross, reach) = (place(year, scales, height), scales.x.pitch().min(REACH) / 2.0);
    Rect {
        left: cross.x - reach,
        top: scales.plot.bottom + 1.0,
        right: cross.x + reach,
        bottom: cross.y + REACH / 2.0,
    }
}
