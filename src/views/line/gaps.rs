//! Years without a figure, where the source says why: a small cross under the
//! value axis, outside the plot, where nothing can be read as zero.

use super::super::Style;
use super::frame::Frame;
use crate::figure::View;
use crate::geom::{Point, Rect, rectangle};
use crate::model::{Indicator, Role, Year};
use crate::scene::{Color, Part, Scene, Shape};

/// From the foot of the plot to the middle of a cross, and half its size.
const BELOW: f64 = 5.0;
const HALF: f64 = 2.5;
/// The tick of a year makes room for it.
const CLEAR: f64 = 4.0;
/// Most of the width and height that it is pointed at in.
const REACH: f64 = 24.0;

/// Whether a year of a series is marked. Quiet series have no marks: there the
/// years of all would be.
pub fn is_marked(indicator: &Indicator, row: usize, year: Year) -> bool {
    let Some(series) = indicator.series.get(row).filter(|s| s.role == Role::Highlighted) else {
        return false;
    };
    series.at(year).is_some_and(|r| r.explained().is_some())
}

/// Where a cross stands.
pub fn place(year: Year, frame: &Frame, height: f64) -> Point {
    Point { x: frame.x.map(year), y: (frame.plot.bottom + BELOW).min(height - HALF) }
}

/// Draws a cross for each year: in the colour of its series, or in grey for several.
pub fn draw(indicator: &Indicator, styles: &[Style], frame: &Frame, view: &View, scene: &mut Scene) {
    for year in indicator.years.0..=indicator.years.1 {
        let mut found = None;
        for (row, style) in styles.iter().enumerate() {
            if is_marked(indicator, row, year) {
                found = Some(if found.is_none() { style.color } else { view.theme.muted });
            }
        }
        let Some(color) = found else { continue };
        let Point { x, y } = place(year, frame, view.height);
        let room =
            Rect { left: x - CLEAR, top: frame.plot.bottom + 1.0, right: x + CLEAR, bottom: y + CLEAR };
        scene.push(Part::Axis, Shape::Fill { points: rectangle(room), color: view.theme.background });
        cross(Point { x, y }, color, scene);
    }
}

/// One cross.
pub fn cross(Point { x, y }: Point, color: Color, scene: &mut Scene) {
    for rise in [-HALF, HALF] {
        let points = vec![Point { x: x - HALF, y: y + rise }, Point { x: x + HALF, y: y - rise }];
        scene.push(Part::Series, Shape::Line { points, width: 1.25, color });
    }
}

/// What belongs to the cross of a year: itself, and what a finger covers beside it.
pub fn hit(year: Year, frame: &Frame, height: f64) -> Rect {
    let (cross, reach) = (place(year, frame, height), frame.x.pitch().min(REACH) / 2.0);
    Rect {
        left: cross.x - reach,
        top: frame.plot.bottom + 1.0,
        right: cross.x + reach,
        bottom: cross.y + REACH / 2.0,
    }
}
