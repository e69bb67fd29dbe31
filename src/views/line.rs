//! The line chart.

use crate::figure::{Figure, Height, Key, View};
use crate::model::Indicator;
use crate::scene::Scene;

/// Height by width.
pub fn height(_view: &View) -> Height {
    Height { natural: 360.0, least: 200.0 }
}

/// Arranges the chart.
pub fn arrange(_indicator: &Indicator, _view: &View) -> Figure {
    Figure::default()
}

/// The pointer's marks.
pub fn overlay(_indicator: &Indicator, _figure: &Figure, _view: &View, _pointed: Key) -> Scene {
    Scene::default()
}
