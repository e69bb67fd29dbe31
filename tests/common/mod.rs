//! What the tests of whole charts share.
#![allow(dead_code, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

pub mod checking;
pub mod columns;

use carsi_charts::countries::{self, Area};
use carsi_charts::figure::{Figure, View};
use carsi_charts::format::{Lang, NativeLocale};
use carsi_charts::geom::Point;
use carsi_charts::scene::{Anchor, Scene, Shape};
use carsi_charts::text::{MeasureText, PublicSans};
use carsi_charts::theme::Theme;

/// A view with the native text widths and number rules.
pub struct Stage {
    pub theme: Theme,
    locale: NativeLocale,
    measure: PublicSans,
}

impl Stage {
    pub fn new(lang: Lang) -> Self {
        Stage { theme: Theme::light(), locale: NativeLocale { lang }, measure: PublicSans }
    }

    pub fn view(&self, width: f64, height: f64) -> View<'_> {
        View { width, height, theme: &self.theme, locale: &self.locale, measure: &self.measure }
    }
}

pub fn area(code: &str) -> &'static Area {
    countries::find(code).expect("a known area")
}

/// The box of a text: its advance width, and from cap height to descender.
pub fn text_box(shape: &Shape, measure: &dyn MeasureText) -> Option<(f64, f64, f64, f64)> {
    let Shape::Text { at, anchor, font, text, .. } = shape else { return None };
    let width = measure.width(text, *font);
    let left = match anchor {
        Anchor::Start => at.x,
        Anchor::Middle => at.x - width / 2.0,
        Anchor::End => at.x - width,
    };
    Some((left, at.y - font.size * 0.4, left + width, at.y + font.size * 0.5))
}

/// Fails unless every mark is finite and inside the picture (half a stroke and
/// half a dot may stand out by rounding, not more than `SLACK`).
pub fn assert_inside(scene: &Scene, measure: &dyn MeasureText) {
    const SLACK: f64 = 1.0;
    let inside = |p: &Point, what: &str| {
        assert!(
            p.x >= -SLACK && p.x <= scene.width + SLACK && p.y >= -SLACK && p.y <= scene.height + SLACK,
            "{what} at {p:?} outside {}x{}",
            scene.width,
            scene.height
        );
    };
    for mark in &scene.marks {
        match &mark.shape {
            Shape::Line { points, .. } | Shape::Fill { points, .. } => {
                points.iter().for_each(|p| inside(p, &format!("{:?}", mark.part)));
            }
            Shape::Text { text, .. } => {
                let (left, top, right, bottom) = text_box(&mark.shape, measure).unwrap();
                inside(&Point { x: left, y: top }, text);
                inside(&Point { x: right, y: bottom }, text);
            }
        }
    }
}

/// Fails if two texts of the scene lie on one another.
pub fn assert_texts_apart(scene: &Scene, measure: &dyn MeasureText) {
    let texts: Vec<_> = scene.marks.iter().filter(|m| text_box(&m.shape, measure).is_some()).collect();
    for (i, a) in texts.iter().enumerate() {
        for b in texts.iter().skip(i + 1) {
            let (x, y) = (text_box(&a.shape, measure).unwrap(), text_box(&b.shape, measure).unwrap());
            let apart = x.2 <= y.0 || y.2 <= x.0 || x.3 <= y.1 || y.3 <= x.1;
            assert!(apart, "{:?}\nlies on\n{:?}", a.shape, b.shape);
        }
    }
}

/// Fails unless the targets are sorted, distinct and inside the picture.
pub fn assert_targets(figure: &Figure) {
    assert!(figure.targets.is_sorted_by(|a, b| a.key < b.key));
    for t in &figure.targets {
        assert!(t.at.x >= -1.0 && t.at.x <= figure.scene.width + 1.0, "{t:?}");
        assert!(t.at.y >= -1.0 && t.at.y <= figure.scene.height + 1.0, "{t:?}");
    }
}
