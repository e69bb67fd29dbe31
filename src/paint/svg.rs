//! A scene as an SVG document, through plotters' SVG back end.

use plotters::prelude::{DrawingBackend, SVGBackend};

use super::{Dialect, UNITS, paint};
use crate::convert::round_u32;
use crate::geom::{Rect, rectangle};
use crate::scene::{Part, Scene, Shape};
use crate::theme::Theme;

/// plotters-svg 0.3.7 writes `font-size` as the size divided by 1.24, and
/// centres a text by half an x-height (about 0.26 em) below its point, where
/// the middle of the capitals is 0.35 em above the baseline.
const DIALECT: Dialect<'static> = Dialect { units: UNITS, text_size: 1.24, text_shift: 0.09, numerals: None };

/// The scene as an SVG document in CSS pixels, with the theme's background.
/// Infallible: the string back end has no way to fail, and a document is
/// returned whatever it says.
pub fn svg(scene: &Scene, theme: &Theme) -> String {
    let size = (round_u32(scene.width * UNITS), round_u32(scene.height * UNITS));
    let mut document = String::new();
    {
        let mut backend = SVGBackend::with_string(&mut document, size);
        let mut page = Scene { width: scene.width, height: scene.height, marks: Vec::new() };
        let whole = rectangle(Rect::sized(0.0, 0.0, scene.width, scene.height));
        page.push(Part::Track, Shape::Fill { points: whole, color: theme.background });
        for part in [&page, scene] {
            if paint(part, &theme.font, DIALECT, &mut backend).is_err() {
                break;
            }
        }
        let _ = backend.present();
    }
    // The back end gives the root its size in units; joins and caps it leaves mitred.
    let units = format!("<svg width=\"{}\" height=\"{}\"", size.0, size.1);
    let root = format!(
        "<svg width=\"{}\" height=\"{}\" stroke-linejoin=\"round\" stroke-linecap=\"round\"",
        round_u32(scene.width),
        round_u32(scene.height)
    );
    document.replacen(&units, &root, 1)
}
