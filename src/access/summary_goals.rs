//! Goals in, a few sentences out: how many, with which verdicts, which have
//! nothing measurable, and which targets are only illustrations.

use super::value::{counted, number};
use crate::format::phrases::{self, names, sentence};
use crate::format::quantity::integer;
use crate::format::words::{Word, lower, status, upper, word};
use crate::format::{Lang, Locale};
use crate::model::{Goal, Goals, Measure};
use crate::progress::Working;

/// More than these are counted, not named.
const NAMED: usize = 3;

/// The summary.
pub fn goals(goals: &Goals, locale: &dyn Locale) -> String {
    let lang = locale.lang();
    let measures: Vec<&Measure> = goals.goals.iter().flat_map(|g| &g.measures).collect();
    let mut counts = vec![counted(goals.goals.len(), phrases::ONE_GOAL, phrases::GOALS, locale)];
    if !measures.is_empty() {
        counts.push(counted(measures.len(), phrases::ONE_INDICATOR, phrases::INDICATORS, locale));
    }
    let mut text = String::new();
    sentence(&mut text, &phrases::list(&counts, ", "));
    sentence(&mut text, &verdicts(&measures, locale));
    for part in [nothing(goals, locale), trends(&measures, lang), illustrative(&measures, locale)]
        .into_iter()
        .flatten()
    {
        sentence(&mut text, &part);
    }
    text
}

/// "Improving: 3; getting worse: 1", in the order in which they come.
fn verdicts(measures: &[&Measure], locale: &dyn Locale) -> String {
    let lang = locale.lang();
    let mut tally: Vec<(&'static str, usize)> = Vec::new();
    for measure in measures {
        let label = status(measure.verdict.status, lang);
        match tally.iter_mut().find(|(known, _)| *known == label) {
            Some((_, count)) => *count += 1,
            None => tally.push((label, 1)),
        }
    }
    let items: Vec<String> = tally
        .into_iter()
        .map(|(label, count)| phrases::NAMED.say(lang, &[&lower(label), &number(count, locale)]))
        .collect();
    upper(&items.join("; "))
}

/// The goals without a measure.
fn nothing(goals: &Goals, locale: &dyn Locale) -> Option<String> {
    let lang = locale.lang();
    let bare: Vec<&Goal> = goals.goals.iter().filter(|g| g.measures.is_empty()).collect();
    let numbers: Option<Vec<String>> = bare.iter().map(|g| Some(integer(g.number?))).collect();
    let said = match (bare.len(), numbers) {
        (0, _) => return None,
        (n, _) if n > NAMED => counted(n, phrases::ONE_GOAL, phrases::GOALS, locale),
        (1, Some(numbers)) => phrases::GOAL_ONE.say(lang, &[&names(&numbers, lang)]),
        (_, Some(numbers)) => phrases::GOAL_SEVERAL.say(lang, &[&names(&numbers, lang)]),
        (_, None) => {
            let titles = bare.iter().map(|g| phrases::QUOTED.say(lang, &[g.title.trim_end_matches('.')]));
            names(&titles.collect::<Vec<_>>(), lang)
        }
    };
    Some(phrases::NOTHING_FOUND.say(lang, &[word(Word::NothingMeasurable, lang), &said]))
}

/// Which verdicts are only trends.
fn trends(measures: &[&Measure], lang: Lang) -> Option<String> {
    let trend = measures.iter().any(|m| matches!(m.verdict.working, Working::Trend { .. }));
    let target = measures.iter().any(|m| m.target.is_some());
    let phrase = if target { phrases::SOME_TRENDS } else { phrases::ALL_TRENDS };
    trend.then(|| phrase.say(lang, &[]))
}

/// Which targets are the author's illustrations.
fn illustrative(measures: &[&Measure], locale: &dyn Locale) -> Option<String> {
    let targets = || measures.iter().filter_map(|m| m.target.as_ref());
    let (all, some) = (targets().count(), targets().filter(|t| !t.official).count());
    let phrase = match (some, all) {
        (0, _) => return None,
        (1, 1) => phrases::ONLY_ILLUSTRATIVE,
        (some, all) if some == all => phrases::ALL_ILLUSTRATIVE,
        (1, _) => phrases::ONE_ILLUSTRATIVE,
        _ => phrases::SOME_ILLUSTRATIVE,
    };
    Some(phrase.say(locale.lang(), &[&number(some, locale), &number(all, locale)]))
}
