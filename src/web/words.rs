//! The words around the plot that come from the chart, and when they are
//! written: at once, unless figures follow one another as in a film.

use super::body::Body;
use super::parts::{Parts, say, set, show};
use super::session::Session;
use crate::access::{self, Explained, Working};
use crate::figure;
use crate::format::Locale as _;

/// So many figures with no rest between them are a film: nobody reads their
/// words, which cost as much as to paint the chart (they are a layout of the
/// page), and a screen reader is spared them. The words are written when the
/// film stops.
const FILM: u8 = 3;

impl Body {
    /// There are new figures.
    pub fn follow(&mut self) {
        self.burst = FILM.min(self.burst + 1);
    }

    /// Whether the words of these figures wait.
    pub fn film(&self) -> bool {
        self.burst == FILM
    }
}

impl Session {
    /// No new figures have come for a while.
    pub fn settle(&self) {
        let film = self.with(|body| {
            let film = body.film();
            body.burst = 0;
            film
        });
        if film == Some(true) {
            self.write_words();
        }
    }

    /// The words around the plot that come from the chart.
    pub fn write_words(&self) {
        let open = self.with(|body| {
            let chart = body.chart.as_ref()?;
            let locale = &body.look.locale;
            let name = access::name(chart, locale);
            set(&self.parts.base, "aria-label", &name);
            let (browser, keys) = access::browser(chart, locale.lang());
            set(&self.parts.browser, "aria-label", browser);
            say(&self.parts.keys, keys);
            self.write_key(&access::key(chart, locale));
            let summary = access::summary(chart, locale);
            say(&self.parts.summary, &summary);
            show(&self.parts.summary, !summary.is_empty());
            self.write_workings(&access::workings(chart, locale));
            say(&self.parts.live, "");
            // What these say is of the chart before.
            set(&self.parts.browser, "aria-valuetext", "");
            set(&self.parts.browser, "aria-valuenow", "1");
            Some(body.state.table || !figure::has_plot(chart))
        });
        if let Some(open) = open.flatten() {
            self.open_table(open);
        }
    }

    fn write_key(&self, key: &[Explained]) {
        show(&self.parts.key, !key.is_empty());
        say(&self.parts.key, "");
        for Explained { sign, text } in key {
            let Some(item) = self.parts.add(&self.parts.key, "li", "") else { continue };
            if let Some(sign) = self.parts.add(&item, "span", sign) {
                set(&sign, "aria-hidden", "true");
            }
            self.parts.add(&item, "span", text);
        }
    }

    fn write_workings(&self, workings: &[Working]) {
        let Parts { working, steps, .. } = &self.parts;
        show(working, !workings.is_empty());
        say(steps, "");
        for Working { title, lines } in workings {
            self.parts.add(steps, "p", title);
            if let Some(list) = self.parts.add(steps, "ul", "") {
                for line in lines {
                    self.parts.add(&list, "li", line);
                }
            }
        }
    }
}
