//! An indicator in, two or three sentences out: where the latest figures
//! stand, how they changed, and which are missing.

use super::key::{kinds, note};
use super::value::{Part, Point, Print};
use crate::format::Locale;
use crate::format::phrases::{self, Phrase, names, sentence};
use crate::format::words::{self, capitalise, pick, place};
use crate::model::{Flag, Indicator, Missing, Reading, Role, Series, Year, newest};

/// More than these are counted, not named.
const NAMED: usize = 3;

/// The summary.
pub fn indicator(indicator: &Indicator, locale: &dyn Locale) -> String {
    let mut group = of_role(indicator, |role| role != Role::Comparator);
    if group.is_empty() {
        group = of_role(indicator, |_| true);
    }
    let facts = Facts { indicator, group, print: Print::indicator(indicator, locale) };
    let mut text = String::new();
    for part in [Facts::latest, Facts::change, Facts::broken, Facts::missing] {
        let mut said = part(&facts);
        capitalise(&mut said);
        sentence(&mut text, &said);
    }
    text
}

/// The series of some roles.
pub fn of_role(indicator: &Indicator, wanted: fn(Role) -> bool) -> Vec<&Series> {
    let mut found = Vec::new();
    for series in &indicator.series {
        if wanted(series.role) {
            found.push(series);
        }
    }
    found
}

/// The latest figure of a series.
struct Standing {
    place: &'static str,
    year: Year,
    value: f64,
    flag: Option<Flag>,
}

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

/// The years without a figure in a series.
struct Gap {
    place: &'static str,
    first: Year,
    last: Year,
    count: usize,
    /// Why, each once.
    kinds: Vec<Missing>,
}

struct Facts<'a> {
    indicator: &'a Indicator,
    /// The countries; the comparators only where there is nothing else.
    group: Vec<&'a Series>,
    print: Print<'a>,
}

// Each of the four sentences is empty where there is nothing to say.
impl Facts<'_> {
    fn place(&self, series: &Series) -> &'static str {
        place(series.area, self.print.lang())
    }

    /// Where the latest figures stand: one or two by name, of more the ends.
    fn latest(&self) -> String {
        let mut latest = Vec::new();
        for series in &self.group {
            if let Some((reading, value)) = newest(&series.readings) {
                let place = self.place(series);
                latest.push(Standing { place, year: reading.year, value, flag: reading.flag });
            }
        }
        let said = match latest.len() {
            0 => return String::new(),
            1 | 2 => self.few(&latest),
            _ => self.ends(&latest),
        };
        match self.indicator.name.as_str() {
            "" => said,
            name => self.print.said(phrases::NAMED, &[Part::Text(name), Part::Text(&said)]),
        }
    }

    fn few(&self, latest: &[Standing]) -> String {
        let mut items = Vec::new();
        for one in latest {
            let value = self.stated(one.value, one.flag, items.is_empty());
            let parts = [Part::Text(&value), Part::Text(one.place), Part::Year(one.year)];
            self.print.line(&mut items, phrases::VALUE_PLACE, &parts);
        }
        names(&items, self.print.lang())
    }

    /// The highest and the lowest of the latest figures.
    fn ends(&self, latest: &[Standing]) -> String {
        let (mut newest, mut lowest, mut highest) = (Year::MIN, f64::INFINITY, f64::NEG_INFINITY);
        for one in latest {
            newest = newest.max(one.year);
            lowest = lowest.min(one.value);
            highest = highest.max(one.value);
        }
        let mut when = self.when(newest, latest);
        if highest == lowest {
            let (_, value) = self.end(latest, (highest, true));
            let parts = [Part::Text(&when), Part::Count(latest.len()), Part::Text(&value)];
            return self.print.said(phrases::LATEST_SAME, &parts);
        }
        // The ends have their flags beside them.
        for flag in [Flag::Provisional, Flag::Estimated, Flag::Forecast] {
            let between =
                |one: &Standing| one.flag == Some(flag) && one.value != highest && one.value != lowest;
            let there = self.named(latest, &between);
            if latest.iter().any(between) {
                when.push_str("; ");
                let mark = Part::Lower(words::flag(flag, self.print.lang()));
                self.print.say(&mut when, phrases::NAMED, &[mark, Part::Text(&there)]);
            }
        }
        let [(top, high), (bottom, low)] =
            [(highest, true), (lowest, false)].map(|end| self.end(latest, end));
        let parts = [&when, &top, &high, &bottom, &low].map(|part| Part::Text(part));
        self.print.said(phrases::LATEST_RANGE, &parts)
    }

    /// Where a value was reached, and the value.
    fn end(&self, latest: &[Standing], (value, unit): (f64, bool)) -> (String, String) {
        let mut there = latest.iter().filter(|one| one.value == value);
        // Of several, a flag that all have.
        let first = there.next().and_then(|one| one.flag);
        let flag = first.filter(|_| there.all(|one| one.flag == first));
        (self.named(latest, &|one| one.value == value), self.stated(value, flag, unit))
    }

    /// "2023", "2023; Nicaragua: 2019" or "2023; earlier in 4 countries".
    fn when(&self, newest: Year, latest: &[Standing]) -> String {
        let earlier = latest.iter().filter(|one| one.year < newest).count();
        if earlier > NAMED {
            return self.print.said(phrases::EARLIER, &[Part::Year(newest), Part::Count(earlier)]);
        }
        let mut text = self.print.text(Part::Year(newest));
        let mut before = newest;
        while let Some(year) = latest.iter().map(|one| one.year).filter(|year| *year < before).max() {
            let there = self.named(latest, &|one| one.year == year);
            text.push_str("; ");
            self.print.say(&mut text, phrases::NAMED, &[Part::Text(&there), Part::Year(year)]);
            before = year;
        }
        text
    }

    /// Up to three names, else how many.
    fn named(&self, latest: &[Standing], wanted: &dyn Fn(&Standing) -> bool) -> String {
        let mut all = Vec::new();
        for one in latest {
            if wanted(one) {
                all.push(one.place.to_owned());
            }
        }
        match all.len() {
            n if n > NAMED => self.print.counted(n, phrases::ONE_COUNTRY, phrases::COUNTRIES),
            _ => names(&all, self.print.lang()),
        }
    }

    /// A figure with its flag, if that says how far it can be trusted.
    fn stated(&self, value: f64, flag: Option<Flag>, unit: bool) -> String {
        let figure = if unit { Part::Full(value) } else { Part::Again(value) };
        match flag.filter(|flag| flag.is_tentative()) {
            None => self.print.text(figure),
            Some(mark) => {
                let mark = Part::Lower(words::flag(mark, self.print.lang()));
                self.print.said(phrases::REMARK, &[figure, mark])
            }
        }
    }

    /// How the highlighted ones changed, else the few there are, else the
    /// biggest fall and rise.
    fn change(&self) -> String {
        let mut subjects = of_role(self.indicator, |role| role == Role::Highlighted);
        let chosen = subjects.len() < self.group.len() && !subjects.is_empty();
        if !chosen {
            subjects.clone_from(&self.group);
        }
        let mut text = String::new();
        if subjects.len() > if chosen { NAMED } else { 2 } {
            let most = self.most(&subjects);
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

    /// The first and the latest figure, and the highest or lowest one between
    /// them where it lies further beyond both than they lie apart: without it,
    /// the ends alone would hide what happened.
    fn path(&self, series: &Series) -> Option<Path> {
        let first = series.numbers().next()?;
        let (mut last, mut high, mut low) = (first, first, first);
        for point in series.numbers() {
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

    /// The biggest fall and the biggest rise in the unit, where they show in print.
    fn most(&self, subjects: &[&Series]) -> String {
        let (mut fall, mut rise) = (None, None);
        for series in subjects {
            let Some(path) = self.path(series) else { continue };
            if self.print.alike(path.first.1, path.last.1) {
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

    /// Which figures cannot be compared with those before them.
    fn broken(&self) -> String {
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
    fn missing(&self) -> String {
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
