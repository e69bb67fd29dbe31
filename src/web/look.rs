//! For whom a chart is arranged: theme, language, size; and what changes the
//! theme: the author's wish, the visitor's system, the page's own colours, paper.

use super::body::{Body, Work};
use super::colors;
use super::locale::IntlLocale;
use super::measure::CanvasMeasure;
use super::parts::set;
use super::session::Session;
use super::surface::{Manner, Size};
use super::watch;
use crate::figure::View;
use crate::theme::Theme;

/// Which theme the author asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// As the visitor's system has it.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// For whom the chart is arranged.
pub struct Look {
    pub theme: Theme,
    /// Whether that is a dark one.
    pub dark: bool,
    pub locale: IntlLocale,
    pub measure: CanvasMeasure,
    pub size: Size,
}

impl Look {
    /// The view for the pure part.
    pub fn view(&self) -> View<'_> {
        View {
            width: self.size.width,
            height: self.size.height,
            theme: &self.theme,
            locale: &self.locale,
            measure: &self.measure,
        }
    }

    /// How what stands still is painted.
    pub fn manner(&self) -> Manner<'_> {
        Manner { font: &self.theme.font, size: &self.size, numerals: None }
    }
}

impl Session {
    /// Follows the author's wish.
    pub fn set_theme(&self, wish: Wish) {
        let new = self.with(|body| std::mem::replace(&mut body.wish, wish) != wish && body.styled);
        if new == Some(true) {
            self.restyle();
            self.request(Work::Base);
        }
    }

    /// Reads the colours and the font again, for the canvas and the words around it.
    pub fn restyle(&self) {
        if self.read_theme() {
            self.with(|body| self.publish(body));
        }
    }

    /// Reads the colours and the font, for the canvas; false where the browser
    /// has no style. Nothing of the page changes.
    pub fn read_theme(&self) -> bool {
        let Ok(Some(style)) = self.window.get_computed_style(&self.parts.host) else { return false };
        let read = self.with(|body| {
            let is = |query| watch::holds(&self.window, query);
            body.look.dark = match body.wish {
                _ if body.paper => false,
                Wish::Auto => is(watch::DARK),
                Wish::Light => false,
                Wish::Dark => true,
            };
            let context = body.look.measure.context();
            let mut theme = if body.look.dark { Theme::dark() } else { Theme::light() };
            theme = colors::overridden(theme, &style, context);
            if is(watch::FORCED) {
                let own = self.window.get_computed_style(&self.parts.live).ok().flatten();
                let system = own.and_then(|style| colors::system(&style, context));
                if let Some(system) = system {
                    theme = Theme { font: theme.font, ..Theme::forced(system) };
                }
            } else if is(watch::CONTRAST) {
                theme = theme.contrasting();
            }
            body.look.measure.set_family(&theme.font);
            body.look.theme = theme;
        });
        read.is_some()
    }

    /// Gives the words around the plot the colours and the font that were read.
    pub fn publish(&self, body: &mut Body) {
        let Look { theme, dark, .. } = &body.look;
        set(&self.parts.figure, "data-theme", if *dark { "dark" } else { "light" });
        colors::publish(theme, *dark, &self.rules);
        body.styled = true;
    }

    /// For paper, or for the screen again: in the colours of the one, and with
    /// the pixels of those that are far from the window.
    pub fn print(&self, paper: bool) {
        if self.with(|body| std::mem::replace(&mut body.paper, paper) != paper) != Some(true) {
            return;
        }
        self.restyle();
        self.with(|body| {
            let resting = std::mem::replace(&mut body.resting, false);
            // On paper the box may be of another size: the picture stretches with it.
            body.base.release();
            body.paint();
            body.mark();
            body.resting = resting;
            if resting && !paper {
                body.base.release();
                body.over.release();
            }
        });
    }
}
