//! Which figures of an indicator are missing, and which cannot be compared.

use super::{Facts, NAMED};
use crate::access::key::{kinds, note};
use crate::access::long;
use crate::access::value::Part;
use crate::format::phrases::{self, names};
use crate::format::words::pick;
use crate::model::{Flag, Missing, Reading, Series, Year};

/// The years without a figure in a series.
struct Gap {
    place: &'static str,
    first: Year,
    last: Year,
    count: usize,
    /// Why, each once.
    kinds: Vec<Missing>,
}

impl Facts<'_> {
    /// Which figures cannot be compared with those before them.
    pub fn broken(&self) -> String {
        let mut items = Vec::new();
        for series in &self.group {
            let mut numbers = series.readings.iter().filter(|r| r.value.number().is_some());
            // The first has none before it.
            numbers.next();
            if let Some(last) = numbers.rfind(|r| r.flag == Some(Flag::Break)) {
                let parts = [Part::Text(self.place(series)), Part::Year(last.year)];
                self.print.line(&mut items, phrases::IN_SINCE, &parts);
            }
        }
        let said = match items.len() {
            0 => return String::new(),
            n if n > NAMED => {
                let count = self.print.counted(n, phrases::ONE_COUNTRY, phrases::COUNTRIES);
                self.print.said(phrases::IN_PLACE, &[Part::Text(&count)])
            }
            _ => names(&items, self.print.lang()),
        };
        self.print.said(phrases::BROKEN, &[Part::Text(&said)])
    }

    /// Which figures are missing: the three with most gaps by name, the rest counted.
    pub fn missing(&self) -> String {
        if self.indicator.show.told.is_some() {
            return long::told(self.indicator, &self.print);
        }
        let mut gaps: Vec<Gap> = Vec::new();
        for series in &self.group {
            if let Some(gap) = self.gap(series) {
                let at = gaps.iter().position(|other| other.count < gap.count).unwrap_or(gaps.len());
                gaps.insert(at, gap);
            }
        }
        let mut items: Vec<String> = Vec::new();
        // "of the 34 years" is said once.
        let mut scattered = phrases::MISSING_YEARS;
        let all = self.indicator.years.1.abs_diff(self.indicator.years.0);
        let all = usize::try_from(all).unwrap_or(usize::MAX).saturating_add(1);
        for gap in gaps.iter().take(NAMED) {
            let (place, first, last) = (Part::Text(gap.place), Part::Year(gap.first), Part::Year(gap.last));
            let apart = usize::try_from(gap.last.abs_diff(gap.first)).unwrap_or(usize::MAX);
            if gap.count == 1 {
                self.print.line(&mut items, phrases::MISSING_YEAR, &[place, first]);
            } else if gap.count - 1 == apart {
                self.print.line(&mut items, phrases::MISSING_RUN, &[place, first, last]);
            } else {
                self.print.line(&mut items, scattered, &[place, Part::Count(gap.count), Part::Count(all)]);
                scattered = phrases::MISSING_YEARS_TOO;
            }
            self.reasons(&mut items, &gap.kinds);
        }
        let said = phrases::list(&items, pick(self.print.lang(), " or ", " ni "));
        let mut text = self.print.said(phrases::MISSING, &[Part::Text(&said)]);
        match gaps.len().saturating_sub(NAMED) {
            _ if gaps.is_empty() => text.clear(),
            0 => {}
            1 => self.print.say(&mut text, phrases::MISSING_ONE_MORE, &[]),
            n => self.print.say(&mut text, phrases::MISSING_MORE, &[Part::Count(n)]),
        }
        text
    }

    /// Adds why they are missing to the last item, where the source says so.
    fn reasons(&self, items: &mut [String], missing: &[Missing]) {
        let mut explained = missing.to_vec();
        explained.retain(|kind| kind.is_explained());
        let Some(item) = items.last_mut().filter(|_| !explained.is_empty()) else { return };
        let why = kinds(&explained, self.print.lang());
        let all = explained.len() == missing.len();
        let phrase = if all { phrases::REMARK } else { phrases::REMARK_IN_PART };
        *item = self.print.said(phrase, &[Part::Text(item), Part::Text(&why)]);
    }

    /// The years without a figure in a series, if there are any.
    fn gap(&self, series: &Series) -> Option<Gap> {
        let mut gap: Option<Gap> = None;
        for year in self.indicator.years.0..=self.indicator.years.1 {
            if series.at(year).is_none_or(|r| r.value.number().is_none()) {
                let (place, kinds) = (self.place(series), Vec::new());
                let found = gap.get_or_insert(Gap { place, first: year, last: year, count: 0, kinds });
                let why = series.at(year).and_then(Reading::explained).unwrap_or_default();
                note(&mut found.kinds, Some(why));
                found.last = year;
                found.count += 1;
            }
        }
        gap
    }
}
