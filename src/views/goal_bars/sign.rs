//! The sign of a verdict: a shape for each, so that colour is never the only
//! difference. Triangles point the way that progress goes, as on the dashboards
//! of the Sustainable Development Report: up is better, whatever the numbers do.

use super::pen::Pen;
use crate::geom::{Point, Rect, circle};
use crate::progress::Status;
use crate::scene::{Color, Part};
use crate::theme::Theme;

/// From a sign's left edge to the word that follows it, CSS px.
pub const ROOM: f64 = 18.0;
const RADIUS: f64 = 5.5;

/// Colour of a verdict's sign and word.
pub fn color(status: Status, theme: &Theme) -> Color {
    match status {
        Status::Achieved | Status::OnTrack | Status::Improving => theme.good,
        Status::SomeProgress | Status::LittleProgress | Status::LittleChange => theme.fair,
        Status::MovingAway | Status::Worsening => theme.bad,
        Status::Undetermined(_) | Status::NoData => theme.neutral,
    }
}

/// Draws a sign around a centre.
pub fn draw(pen: &mut Pen, status: Status, centre: Point) {
    let color = color(status, pen.view.theme);
    let inner = pen.view.theme.background;
    match status {
        Status::Achieved => pen.fill(Part::Verdict, circle(centre, RADIUS), color),
        Status::OnTrack | Status::Improving => pen.fill(Part::Verdict, triangle(centre, 0.0), color),
        Status::SomeProgress => pen.fill(Part::Verdict, triangle(centre, 0.125), color),
        Status::MovingAway | Status::Worsening => pen.fill(Part::Verdict, triangle(centre, 0.5), color),
        Status::LittleProgress | Status::LittleChange => {
            let bar = Rect::sized(centre.x - RADIUS, centre.y - 1.5, 2.0 * RADIUS, 3.0);
            pen.rect(Part::Verdict, bar, color);
        }
        Status::Undetermined(_) | Status::NoData => {
            pen.fill(Part::Verdict, circle(centre, RADIUS - 0.5), color);
            pen.fill(Part::Verdict, circle(centre, RADIUS - 2.0), inner);
        }
    }
}

/// A triangle with equal sides in a circle of [`RADIUS`], pointing up, or
/// turned clockwise by a part of a full turn.
fn triangle(centre: Point, turn: f64) -> Vec<Point> {
    let corner = |third: f64| {
        let angle = (turn + third / 3.0 - 0.25) * std::f64::consts::TAU;
        Point { x: centre.x + RADIUS * angle.cos(), y: centre.y + RADIUS * angle.sin() }
    };
    vec![corner(0.0), corner(1.0), corner(2.0)]
}
