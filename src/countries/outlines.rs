//! Outlines of countries: a text in, rings of longitudes and latitudes out.
//!
//! A line is `code, tab, rings` with `;` between rings: whole numbers in
//! thousandths of a degree, the first point, then the steps to each next. The
//! text is made by `xtask/map/outlines.py`; `SOURCES.md` beside it says from what.

use std::sync::OnceLock;

use crate::geom::Point;

/// The countries of Central America. In the browser the loader fetches the
/// same text for a map: nothing there names this, so it is left out.
pub const OUTLINES: &str = include_str!("outlines.tsv");

/// The outline of a country.
#[derive(Clone, Debug, PartialEq)]
pub struct Outline {
    /// ISO 3166 alpha-3.
    pub code: String,
    /// Its parts, each of three points or more; `x` is the longitude in
    /// degrees, `y` the latitude.
    pub rings: Vec<Vec<Point>>,
}

static INSTALLED: OnceLock<Vec<Outline>> = OnceLock::new();

/// Adds the outlines of a text such as [`OUTLINES`], until the end of the
/// process or page. A text without any is as good as none; a second one is left out.
pub fn install_outlines(text: &str) -> bool {
    let read = read(text);
    !read.is_empty() && INSTALLED.set(read).is_ok()
}

/// The outlines added.
pub fn outlines() -> &'static [Outline] {
    INSTALLED.get().map_or(&[], |all| all)
}

/// Lines of another form are left out.
fn read(text: &str) -> Vec<Outline> {
    text.lines().filter_map(outline).collect()
}

fn outline(line: &str) -> Option<Outline> {
    let (code, rings) = line.split_once('\t')?;
    let rings: Vec<Vec<Point>> = rings.split(';').filter_map(ring).collect();
    (!rings.is_empty()).then(|| Outline { code: code.to_owned(), rings })
}

fn ring(text: &str) -> Option<Vec<Point>> {
    let (mut x, mut y) = (0_i32, 0_i32);
    let mut points = Vec::new();
    let mut numbers = text.split(' ');
    while let Some(number) = numbers.next() {
        x = x.checked_add(number.parse().ok()?)?;
        y = y.checked_add(numbers.next()?.parse().ok()?)?;
        if x.abs() > 180_000 || y.abs() > 90_000 {
            return None;
        }
        points.push(Point { x: f64::from(x) / 1000.0, y: f64::from(y) / 1000.0 });
    }
    (points.len() > 2).then_some(points)
}
