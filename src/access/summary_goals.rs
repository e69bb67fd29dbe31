//! Goals in, a few sentences out: how many, with which verdicts, which have
//! nothing measurable, which figures are not final, and which targets are only
//! illustrations.

use super::value::{Part, Print};
use super::{Whole, wholes};
use crate::format::phrases::{self, names, sentence};
use crate::format::quantity::integer;
use crate::format::words::{self, Word, capitalise, lower, status, word};
use crate::format::{Lang, Locale};
use crate::model::{Goals, Measure, newest};

/// More than these are counted, not named.
const NAMED: usize = 3;

/// The summary. A door of the wasm part `goals`.
#[inline(never)]
pub fn goals(goals: &Goals, locale: &dyn Locale) -> String {
    let print = Print::words(locale);
    let lang = print.lang();
    let mut measures = Vec::new();
    for goal in &goals.goals {
        measures.extend(&goal.measures);
    }
    let mut counts = print.counted(goals.goals.len(), phrases::ONE_GOAL, phrases::GOALS);
    if !measures.is_empty() {
        counts.push_str(", ");
        counts.push_str(&print.counted(measures.len(), phrases::ONE_INDICATOR, phrases::INDICATORS));
    }
    let mut text = String::new();
    sentence(&mut text, &counts);
    sentence(&mut text, &verdicts(&measures, &print));
    sentence(&mut text, &judged(&measures, &print));
    sentence(&mut text, &not_final(&measures, &print));
    for whole in wholes(goals).iter().filter(|whole| whole.area.is_none()) {
        sentence(&mut text, &of_whole(whole, &print));
    }
    sentence(&mut text, &nothing(goals, &print));
    sentence(&mut text, &compared(&measures, goals.compared().len(), &print));
    sentence(&mut text, trends(&measures, lang));
    sentence(&mut text, &illustrative(&measures, &print));
    text
}

// Each of these is empty where there is nothing to say.

/// "Improving: 3; getting worse: 1".
fn verdicts(measures: &[&Measure], print: &Print) -> String {
    let mut text = tally(measures, print, &|measure| Some(status(measure.status(), print.lang())));
    capitalise(&mut text);
    text
}

/// "Goal 1 as a whole: some progress".
fn of_whole(whole: &Whole, print: &Print) -> String {
    let said = lower(&whole.said(print.locale));
    let goal = match whole.goal.number {
        Some(number) => print.said(phrases::GOAL_ONE, &[Part::Text(&integer(number))]),
        None => print.said(phrases::QUOTED, &[Part::Text(&whole.goal.title)]),
    };
    let mut text = print.said(phrases::WHOLE_GOAL, &[Part::Text(&goal), Part::Text(&said)]);
    capitalise(&mut text);
    text
}

/// How many of the verdicts are somebody's judgement.
fn judged(measures: &[&Measure], print: &Print) -> String {
    match measures.iter().filter(|measure| measure.judgement.is_some()).count() {
        0 => String::new(),
        n => print.counted(n, phrases::ONE_JUDGED, phrases::JUDGED),
    }
}

/// How many of the latest figures may turn out otherwise, by what the source calls them.
fn not_final(measures: &[&Measure], print: &Print) -> String {
    let text = tally(measures, print, &|measure| {
        let flag = newest(&measure.readings)?.0.flag?;
        flag.is_tentative().then(|| words::flag(flag, print.lang()))
    });
    if text.is_empty() {
        return text;
    }
    print.said(phrases::NOT_FINAL, &[Part::Text(&text)])
}

/// "improving: 3; getting worse: 1", in the order in which they come.
fn tally(measures: &[&Measure], print: &Print, label: &dyn Fn(&Measure) -> Option<&'static str>) -> String {
    let mut tally: Vec<(&str, usize)> = Vec::new();
    for label in measures.iter().filter_map(|measure| label(measure)) {
        match tally.iter_mut().find(|(known, _)| *known == label) {
            Some((_, count)) => *count += 1,
            None => tally.push((label, 1)),
        }
    }
    let mut text = String::new();
    for (label, count) in tally {
        if !text.is_empty() {
            text.push_str("; ");
        }
        print.say(&mut text, phrases::NAMED, &[Part::Lower(label), Part::Count(count)]);
    }
    text
}

/// The goals without a measure: by number, where one has none by title, or how many.
fn nothing(goals: &Goals, print: &Print) -> String {
    let (mut numbers, mut titles) = (Vec::new(), Vec::new());
    for goal in goals.goals.iter().filter(|g| g.measures.is_empty()) {
        if let Some(number) = goal.number {
            numbers.push(integer(number));
        }
        print.line(&mut titles, phrases::QUOTED, &[Part::Text(goal.title.trim_end_matches('.'))]);
    }
    let by_number = numbers.len() == titles.len();
    let found = names(if by_number { &numbers } else { &titles }, print.lang());
    let found = match titles.len() {
        0 => return found,
        n if n > NAMED => print.counted(n, phrases::ONE_GOAL, phrases::GOALS),
        _ if !by_number => found,
        1 => print.said(phrases::GOAL_ONE, &[Part::Text(&found)]),
        _ => print.said(phrases::GOAL_SEVERAL, &[Part::Text(&found)]),
    };
    let nothing = word(Word::NothingMeasurable, print.lang());
    print.said(phrases::NOTHING_FOUND, &[Part::Text(nothing), Part::Text(&found)])
}

/// On how many measures all methods show the same, where they are compared.
fn compared(measures: &[&Measure], others: usize, print: &Print) -> String {
    if others == 0 {
        return String::new();
    }
    let agree = |m: &&&Measure| m.compared.iter().all(|other| other.status == m.verdict.status);
    let (same, all) = (measures.iter().filter(agree).count(), measures.len());
    let all = print.counted(all, phrases::ONE_INDICATOR, phrases::INDICATORS);
    let parts = [Part::Count(others.saturating_add(1)), Part::Count(same), Part::Text(&all)];
    print.said(phrases::COMPARED, &parts)
}

/// Which verdicts are only trends.
fn trends(measures: &[&Measure], lang: Lang) -> &'static str {
    let (mut trend, mut target) = (false, false);
    for measure in measures {
        trend |= measure.verdict.working.is_trend();
        target |= measure.target.is_some();
    }
    match (trend, target) {
        (false, _) => "",
        (true, true) => phrases::SOME_TRENDS.in_lang(lang),
        (true, false) => phrases::ALL_TRENDS.in_lang(lang),
    }
}

/// Which targets are the author's illustrations.
fn illustrative(measures: &[&Measure], print: &Print) -> String {
    let (mut all, mut some) = (0, 0);
    for target in measures.iter().filter_map(|m| m.target.as_ref()) {
        all += 1;
        some += usize::from(!target.official);
    }
    let phrase = match (some, all) {
        (0, _) => return String::new(),
        (1, 1) => phrases::ONLY_ILLUSTRATIVE,
        (some, all) if some == all => phrases::ALL_ILLUSTRATIVE,
        (1, _) => phrases::ONE_ILLUSTRATIVE,
        _ => phrases::SOME_ILLUSTRATIVE,
    };
    print.said(phrase, &[Part::Count(some), Part::Count(all)])
}
