//! The sign of a verdict: a shape for each, so that colour is never the only
//! difference. Triangles point the way that progress goes, as on the dashboards
//! of the Sustainable Development Report: up is better, whatever the numbers do.
//! Verdicts without a target are hollow: a way, but no track.

use std::f64::consts::FRAC_1_SQRT_2;

use super::pen::Pen;
use crate::geom::{Point, Rect, circle};
use crate::progress::Status;
use crate::scene::{Color, Part};
use crate::theme::{Theme, space};

/// From a sign's left edge to the word that follows it, CSS px.
pub const ROOM: f64 = space::EDGE;
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
        Status::OnTrack => pen.fill(Part::Verdict, triangle(centre, UP, RADIUS), color),
        Status::SomeProgress => pen.fill(Part::Verdict, triangle(centre, UP_RIGHT, RADIUS), color),
        Status::MovingAway => pen.fill(Part::Verdict, triangle(centre, DOWN, RADIUS), color),
        Status::Improving | Status::Worsening => {
            let way = if status == Status::Improving { UP } else { DOWN };
            pen.fill(Part::Verdict, triangle(centre, way, RADIUS + 0.5), color);
            pen.fill(Part::Verdict, triangle(centre, way, RADIUS * 0.42), inner);
        }
        Status::LittleProgress => pen.rect(Part::Verdict, bar(centre, 1.5), color),
        Status::LittleChange => {
            pen.rect(Part::Verdict, bar(centre, 3.0), color);
            pen.rect(Part::Verdict, bar(centre, 1.0), inner);
        }
        Status::Undetermined(_) | Status::NoData => {
            pen.fill(Part::Verdict, circle(centre, RADIUS - 0.5), color);
            pen.fill(Part::Verdict, circle(centre, RADIUS - 2.0), inner);
        }
    }
}

/// Cosine and sine of a turn.
type Turn = (f64, f64);
const UP: Turn = (1.0, 0.0);
const UP_RIGHT: Turn = (FRAC_1_SQRT_2, FRAC_1_SQRT_2);
const DOWN: Turn = (-1.0, 0.0);
/// Half the square root of 3.
const COS_30: f64 = 0.866_025_403_784_438_6;

/// A level bar as wide as a sign, so high up and down from its centre.
fn bar(centre: Point, half: f64) -> Rect {
    Rect::sized(centre.x - RADIUS, centre.y - half, 2.0 * RADIUS, 2.0 * half)
}

/// A triangle with equal sides in a circle, pointing up, then turned clockwise.
fn triangle(centre: Point, (cos, sin): Turn, radius: f64) -> Vec<Point> {
    let corner = |(x, y): (f64, f64)| Point {
        x: centre.x + radius * (x * cos - y * sin),
        y: centre.y + radius * (x * sin + y * cos),
    };
    [(0.0, -1.0), (COS_30, 0.5), (-COS_30, 0.5)].map(corner).to_vec()
}
