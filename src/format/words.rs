//! Every word the charts say by themselves, in English and Spanish: a key and
//! a language in, a text out. Words about problems in the input live in
//! `problems`; author texts and names of areas are not words of ours.
//!
//! Verdicts and flags are written as labels, with a capital; [`lower`] puts
//! one inside a sentence.

use super::Lang;
use super::phrases::both;
use crate::model::{Better, Flag, Missing};

pub use super::areas::{area, names, place};
pub use super::verdicts::{status, why};

/// The words that stand alone on a page or a plot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Word {
    /// The button that opens the table.
    Table,
    /// The button that shows how a verdict was reached.
    ShowWorking,
    /// Heads the source line.
    Source,
    /// Heads the note.
    Note,
    /// What a table cell and a mark say where there is no number.
    NoData,
    /// Said of a goal that has no measure.
    NothingMeasurable,
    /// Heading: year.
    Year,
    /// Heading: country.
    Country,
    /// Heading: goal.
    Goal,
    /// Heading: indicator.
    Indicator,
    /// Heading: baseline.
    Baseline,
    /// Heading: latest reading.
    Latest,
    /// Heading: target.
    Target,
    /// Heading: milestone.
    Milestone,
    /// Heading: verdict.
    Verdict,
    /// Heading: the working of a verdict.
    Working,
    /// Before the bounds of an interval.
    Range,
    /// The mark of a target that is not official, short enough for a plot.
    Illustrative,
    /// The same in full.
    IllustrativeNotOfficial,
    /// "Illustrative target".
    IllustrativeTarget,
    /// Kind of chart, in a name.
    LineChart,
    /// Kind of chart, in a name.
    BarChart,
    /// Kind of chart, in a name.
    DotChart,
    /// Kind of chart, in a name.
    SlopeChart,
    /// Kind of chart, in a name.
    HeatTable,
    /// Kind of chart, in a name.
    Map,
    /// Kind of chart, in a name.
    TileMap,
    /// Kind of chart, in a name.
    Multiples,
    /// Kind of chart, in a name.
    GoalChart,
    /// The name of the point browser of a line chart.
    BrowseLine,
    /// The name of the point browser of a goal chart.
    BrowseGoals,
    /// How to use the point browser of a line chart.
    KeysLine,
    /// The same where each country has one reading.
    KeysRows,
    /// The same where countries stand in a grid.
    KeysGrid,
    /// In the place of the years, where each country's latest reading is shown.
    LatestYears,
    /// How to use the point browser of a goal chart.
    KeysGoals,
    /// What a visitor reads while figures are on their way.
    Loading,
    /// What a visitor reads where no chart can be drawn.
    Failed,
    /// Heads the list of problems shown to an editor.
    Problems,
    /// The link or button that gives the figures as CSV.
    DownloadCsv,
    /// The unit of a change of a percentage.
    Points,
    /// Before a verdict without a target, with a colon.
    Trend,
    /// Between a value and its year.
    InYear,
    /// In the place of a baseline.
    NoBaseline,
    /// In the place of a target.
    NoTarget,
    /// In the place of a verdict.
    NoVerdict,
    /// Said of a verdict that no method gave.
    Judgement,
    /// Kind of chart, in a name.
    PathChart,
    /// Kind of chart, in a name.
    Rings,
    /// Kind of chart, in a name.
    Scorecard,
    /// How the keys of rings work.
    KeysRings,
    /// How the keys of a scorecard work.
    KeysScorecard,
    /// Names the line of a goal's own verdict.
    GoalAsAWhole,
    /// The caption of a table of goals.
    GoalsCaption,
}

/// A word in a language.
pub fn word(word: Word, lang: Lang) -> &'static str {
    let phrase = match word {
        Word::Table => both!("Table", "Tabla"),
        Word::ShowWorking => both!("Show the working", "Ver el cálculo"),
        Word::Source => both!("Source", "Fuente"),
        Word::Note => both!("Note", "Nota"),
        Word::NoData => both!("no data", "sin datos"),
        Word::NothingMeasurable => both!("Nothing measurable was found", "No se encontró nada medible"),
        Word::Year => both!("Year", "Año"),
        Word::Country => both!("Country", "País"),
        Word::Goal => both!("Goal", "Objetivo"),
        Word::Indicator => both!("Indicator", "Indicador"),
        Word::Baseline => both!("Baseline", "Línea de base"),
        Word::Latest => both!("Latest", "Último dato"),
        Word::Target => both!("Target", "Meta"),
        Word::Milestone => both!("Milestone", "Meta intermedia"),
        Word::Verdict => both!("Verdict", "Valoración"),
        Word::Working => both!("Working", "Cálculo"),
        Word::Range => both!("Range", "Intervalo"),
        Word::Illustrative => both!("illustrative", "ilustrativa"),
        Word::IllustrativeNotOfficial => {
            both!("illustrative target, not official", "meta ilustrativa, no oficial")
        }
        Word::IllustrativeTarget => both!("Illustrative target", "Meta ilustrativa"),
        Word::LineChart => both!("Line chart", "Gráfico de líneas"),
        Word::BarChart => both!("Bar chart", "Gráfico de barras"),
        Word::DotChart => both!("Dot chart of two years", "Gráfico de puntos de dos años"),
        Word::SlopeChart => both!("Slope chart of two years", "Gráfico de pendientes de dos años"),
        Word::HeatTable => both!("Heat table", "Tabla de calor"),
        Word::Multiples => both!("Line charts by country", "Gráficos de líneas por país"),
        Word::Map => both!("Map", "Mapa"),
        Word::TileMap => both!("Tile map", "Mapa de casillas"),
        Word::GoalChart => both!("Bar chart of goals", "Gráfico de barras de objetivos"),
        Word::BrowseLine => {
            both!("Browse the figures by country and year", "Recorrer las cifras por país y año")
        }
        Word::BrowseGoals => both!("Browse the goals", "Recorrer los objetivos"),
        Word::KeysLine => both!(
            "Use the arrow keys: left and right for years, up and down for countries",
            "Use las flechas del teclado: izquierda y derecha para los años, arriba y abajo para los países"
        ),
        Word::KeysRows => both!(
            "Use the up and down arrow keys to move between the countries",
            "Use las flechas arriba y abajo del teclado para pasar de un país a otro"
        ),
        Word::KeysGrid => both!(
            "Use the arrow keys to move between the countries",
            "Use las flechas del teclado para pasar de un país a otro"
        ),
        Word::LatestYears => both!("latest figures", "últimas cifras"),
        Word::KeysGoals => both!(
            "Use the up and down arrow keys to move between the goals",
            "Use las flechas arriba y abajo del teclado para pasar de un objetivo a otro"
        ),
        Word::Loading => both!("The chart is loading", "El gráfico se está cargando"),
        Word::Failed => both!("This chart could not be shown", "No se pudo mostrar este gráfico"),
        Word::Problems => {
            both!("Problems in the data or the settings", "Problemas en los datos o en los ajustes")
        }
        Word::DownloadCsv => both!("Download the figures (CSV)", "Descargar las cifras (CSV)"),
        Word::Points => both!("percentage points", "puntos porcentuales"),
        Word::Trend => both!("Trend", "Tendencia"),
        Word::InYear => both!("in", "en"),
        Word::NoBaseline => both!("no baseline", "sin línea de base"),
        Word::NoTarget => both!("no target", "sin meta"),
        Word::NoVerdict => both!("no verdict", "sin valoración"),
        Word::Judgement => both!("a judgement, not computed", "un juicio, no un cálculo"),
        Word::PathChart => both!("Line chart of goals", "Gráfico de líneas de objetivos"),
        Word::Rings => both!("Rings of goals", "Anillos de objetivos"),
        Word::Scorecard => both!("Scorecard of goals", "Cuadro de mando de objetivos"),
        Word::KeysRings => both!(
            "Use the arrow keys to move between the goals",
            "Use las flechas del teclado para pasar de un objetivo a otro"
        ),
        Word::KeysScorecard => both!(
            "Use the arrow keys: up and down for indicators, left and right for countries",
            "Use las flechas del teclado: arriba y abajo para los indicadores, izquierda y derecha para los países"
        ),
        Word::GoalAsAWhole => both!("All indicators", "Todos los indicadores"),
        Word::GoalsCaption => both!("Goals and indicators", "Objetivos e indicadores"),
    };
    phrase.in_lang(lang)
}

/// Why there is no number: a phrase such as "not collected".
pub fn missing(missing: Missing, lang: Lang) -> &'static str {
    let phrase = match missing {
        Missing::Unknown => both!("no data", "sin datos"),
        Missing::NotCollected => both!("not collected", "no se recopiló"),
        Missing::NotApplicable => both!("not applicable", "no corresponde"),
        Missing::Suppressed => both!("withheld by the source", "no divulgado por la fuente"),
        Missing::NotYet => both!("not yet published", "aún sin publicar"),
    };
    phrase.in_lang(lang)
}

/// The source's mark on a value, as a label.
pub fn flag(flag: Flag, lang: Lang) -> &'static str {
    let phrase = match flag {
        Flag::Provisional => both!("Provisional", "Provisional"),
        Flag::Estimated => both!("Estimate", "Estimación"),
        Flag::Forecast => both!("Forecast", "Proyección"),
        Flag::Break => both!(
            "Break in series: not comparable with the years before",
            "Ruptura de serie: no comparable con los años anteriores"
        ),
    };
    phrase.in_lang(lang)
}

/// The same without its explanation, for a table cell or a plot.
pub fn short_flag(mark: Flag, lang: Lang) -> &'static str {
    let label = flag(mark, lang);
    label.split_once(':').map_or(label, |(short, _)| short)
}

/// Which way is better, as a label.
pub fn better(better: Better, lang: Lang) -> &'static str {
    let phrase = match better {
        Better::Lower => both!("Lower is better", "Menos es mejor"),
        Better::Higher => both!("Higher is better", "Más es mejor"),
    };
    phrase.in_lang(lang)
}

/// The mark of the n-th annotation, from 0 on; those beyond twenty have one in common.
pub fn number_sign(n: usize) -> &'static str {
    // Three bytes each.
    let all = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
    all.get(n.saturating_mul(3)..n.saturating_mul(3).saturating_add(3)).unwrap_or("◌")
}

/// One of the two texts.
pub fn pick<'a>(lang: Lang, en: &'a str, es: &'a str) -> &'a str {
    match lang {
        Lang::En => en,
        Lang::Es => es,
    }
}

/// A label of ours inside a sentence: its first letter made small. All our
/// labels begin with an ASCII letter (a test holds them to it).
pub fn lower(label: &str) -> String {
    let mut text = label.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_lowercase();
    }
    text
}

/// Makes the first letter of a sentence of ours a capital.
pub fn capitalise(sentence: &mut str) {
    if let Some(first) = sentence.get_mut(..1) {
        first.make_ascii_uppercase();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Status::{self, *};
    use crate::progress::Why;

    const STATUSES: [Status; 10] = [
        Achieved,
        OnTrack,
        SomeProgress,
        LittleProgress,
        MovingAway,
        Improving,
        LittleChange,
        Worsening,
        Undetermined(Why::FewReadings),
        NoData,
    ];

    #[test]
    fn labels_begin_with_an_ascii_capital_and_differ() {
        for lang in [Lang::En, Lang::Es] {
            let labels = STATUSES.map(|s| status(s, lang));
            let flags = [Flag::Provisional, Flag::Estimated, Flag::Forecast, Flag::Break];
            let flags = flags.map(|f| flag(f, lang));
            for label in labels.iter().chain(&flags) {
                assert!(label.starts_with(|c: char| c.is_ascii_uppercase()), "{label}");
            }
            for (i, label) in labels.iter().enumerate() {
                assert!(!labels.iter().skip(i + 1).any(|other| other == label), "{label} twice");
            }
        }
    }

    #[test]
    fn no_verdict_is_said_in_the_other_language() {
        for s in STATUSES {
            assert_ne!(status(s, Lang::En), status(s, Lang::Es));
        }
    }

    #[test]
    fn first_letters_change_and_nothing_else() {
        assert_eq!(lower("On track"), "on track");
        for (before, after) in [("the latest", "The latest"), ("última", "última"), ("", "")] {
            let mut text = before.to_owned();
            capitalise(&mut text);
            assert_eq!(text, after);
        }
        assert_eq!(lower(""), "");
    }
}
