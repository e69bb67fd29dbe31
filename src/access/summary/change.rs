//! How the series of an indicator changed, from the first figure to the latest.

use super::{Facts, NAMED, members};
use crate::access::value::{Part, Point};
use crate::format::phrases::{self, Phrase};
use crate::model::{Role, Series};

/// How a series went.
#[derive(Clone, Copy)]
struct Path {
    place: &'static str,
    first: Point,
    last: Point,
    /// The peak or low on the way, where it matters.
    turn: Option<(Phrase, Point)>,
}

impl Path {
    /// Latest less first, in the unit.
    fn change(&self) -> f64 {
        self.last.1 - self.first.1
    }
}

impl Facts<'_> {
    /// How the highlighted ones changed, else the few there are, else the
    /// biggest fall and rise.
    pub fn change(&self) -> String {
        let mut subjects = members(self.indicator, |series| series.role == Role::Highlighted);
        let chosen = !subjects.is_empty() && self.group.iter().any(|s| s.role != Role::Highlighted);
        if !chosen {
            subjects.clone_from(&self.group);
        }
        let mut text = String::new();
        if subjects.len() > if chosen { NAMED } else { 2 } {
            let most = self.most(&subjects, chosen);
            let frame = if chosen { phrases::BETWEEN_HIGHLIGHTED } else { phrases::BETWEEN_ALL };
            if !most.is_empty() {
                self.print.say(&mut text, frame, &[Part::Text(&most)]);
            }
            return text;
        }
        for series in subjects {
            if let Some(path) = self.path(series) {
                self.changed(&mut text, &path);
            }
        }
        text
    }

    /// Adds one series from its first figure to its latest.
    fn changed(&self, text: &mut String, path: &Path) {
        let opens = text.is_empty();
        if !opens {
            text.push_str("; ");
        }
        let (place, (start, from), (end, to)) = (Part::Text(path.place), path.first, path.last);
        if start == end {
            return self.print.say(text, phrases::ONE_FIGURE, &[place]);
        }
        let phrase = match path.change() {
            _ if self.print.alike(from, to) => phrases::STAYED,
            change if change < 0.0 => phrases::FELL,
            _ => phrases::ROSE,
        };
        let what = if opens { phrases::THE_FIGURE } else { phrases::IT }.in_lang(self.print.lang());
        let [from, to] = [from, to].map(Part::Again);
        self.print.say(
            text,
            phrase,
            &[place, from, Part::Year(start), to, Part::Year(end), Part::Text(what)],
        );
        self.turn(text, path);
    }

    /// Adds the turn on the way.
    fn turn(&self, text: &mut String, path: &Path) {
        if let Some((phrase, (year, value))) = path.turn {
            self.print.say(text, phrase, &[Part::Again(value), Part::Year(year)]);
        }
    }

    /// The first and the latest figure that can be compared, and the highest or lowest one between
    /// them where it lies further beyond both than they lie apart: without it,
    /// the ends alone would hide what happened.
    fn path(&self, series: &Series) -> Option<Path> {
        let first = series.comparable().next()?;
        let (mut last, mut high, mut low) = (first, first, first);
        for point in series.comparable() {
            last = point;
            // Of equal ones the last peak and the first low.
            if point.1 >= high.1 {
                high = point;
            }
            if point.1 < low.1 {
                low = point;
            }
        }
        let (above, below) = (high.1 - first.1.max(last.1), first.1.min(last.1) - low.1);
        let (phrase, turn) = if above >= below { (phrases::PEAK, high) } else { (phrases::LOW, low) };
        let hides = above.max(below) > (last.1 - first.1).abs()
            && !self.print.alike(turn.1, first.1)
            && !self.print.alike(turn.1, last.1);
        Some(Path { place: self.place(series), first, last, turn: hides.then_some((phrase, turn)) })
    }

    /// The biggest fall and the biggest rise in the unit, where they show in print; those of `countries` alone, or of all.
    fn most(&self, subjects: &[&Series], countries: bool) -> String {
        let (mut fall, mut rise) = (None, None);
        for series in subjects {
            let Some(path) = self.path(series) else { continue };
            if (countries && series.area.is_comparator()) || self.print.alike(path.first.1, path.last.1) {
                continue;
            }
            let end = if path.change() < 0.0 { &mut fall } else { &mut rise };
            if end.is_none_or(|biggest: Path| path.change().abs() > biggest.change().abs()) {
                *end = Some(path);
            }
        }
        let [down, up] = [&fall, &rise].map(|path| path.as_ref().map_or(String::new(), |p| self.span(p)));
        let (phrase, [one, other]) = match (&fall, &rise) {
            (Some(fall), Some(rise)) => (phrases::FALL_AND_RISE, [(fall.place, &down), (rise.place, &up)]),
            (Some(fall), None) => (phrases::FALL, [(fall.place, &down); 2]),
            (None, Some(rise)) => (phrases::RISE, [(rise.place, &up); 2]),
            (None, None) => return String::new(),
        };
        self.print.said(phrase, &[one.0, one.1, other.0, other.1].map(Part::Text))
    }

    /// From the first figure to the latest.
    fn span(&self, path: &Path) -> String {
        let ((start, from), (end, to)) = (path.first, path.last);
        let parts = [Part::Again(from), Part::Year(start), Part::Again(to), Part::Year(end)];
        let mut text = self.print.said(phrases::SPAN, &parts);
        self.turn(&mut text, path);
        text
    }
}
