//! A scene to any plotters back end. The only user of plotters.

use plotters::prelude::DrawingBackend;

use crate::scene::Scene;

/// How a back end counts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dialect {
    /// Back-end units in a CSS pixel.
    pub units: f64,
}

/// Units in a device pixel of a canvas: the surface sets a transform of 1/8.
pub const CANVAS_UNITS: f64 = 8.0;

impl Dialect {
    /// A canvas whose backing store has `ratio` device pixels per CSS pixel and
    /// whose context is scaled by `1 / CANVAS_UNITS`.
    pub fn canvas(ratio: f64) -> Self {
        Dialect { units: CANVAS_UNITS * ratio }
    }
}

/// Paints the scene. `font` is a CSS family list.
///
/// # Errors
/// What the back end says; the canvas back end has none in practice.
pub fn paint<B: DrawingBackend>(
    _scene: &Scene,
    _font: &str,
    _dialect: Dialect,
    _backend: &mut B,
) -> Result<(), B::ErrorType> {
    Ok(())
}

/// The scene as an SVG document.
pub fn svg(_scene: &Scene, _font: &str) -> String {
    String::new()
}
