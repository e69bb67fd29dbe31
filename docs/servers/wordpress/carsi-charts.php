<?php
/**
 * Plugin Name: carsi-charts
 * Description: Loads the script of the charts on those pages that hold one. Nothing is stored, and no other host is asked.
 * Version: 1.0.0
 * Requires at least: 5.0
 * Requires PHP: 7.4
 * License: MIT OR Apache-2.0
 *
 * To install: put the folder pkg/dist into wp-content/ as wp-content/carsi-charts/, and this file into wp-content/mu-plugins/
 * (where it runs without being switched on) or into wp-content/plugins/.
 *
 * Whoever may write a post can then place a chart as a `div data-chart` with its table inside, in a block "Custom HTML":
 * WordPress keeps that from every author. Elements, scripts and frames it keeps from administrators and editors alone.
 */

namespace CarsiCharts;

defined( 'ABSPATH' ) || exit;

/** The folder in wp-content. One that is named by a whole version never changes, so that browsers may keep its files. */
const FOLDER = 'carsi-charts/1.0.0';

/** Whether a part of this page holds a chart; set, it stays. */
function has_chart( bool $found = false ): bool {
	static $has = false;
	$has = $has || $found;
	return $has;
}

/** Looks at a part of the page, and returns it as it is. */
function look( $html ) {
	if ( is_string( $html ) && preg_match( '/\bdata-chart=|<(?:country-indicator|goal-progress)\b/', $html ) ) {
		has_chart( true );
	}
	return $html;
}

foreach ( array( 'the_content', 'render_block', 'widget_text', 'widget_block_content' ) as $part ) {
	// Last, after what other plugins make of it.
	add_filter( $part, __NAMESPACE__ . '\look', PHP_INT_MAX );
}

add_action(
	'wp_footer',
	function () {
		if ( has_chart() ) {
			printf( "<script type=\"module\" src=\"%s\"></script>\n", esc_url( content_url( FOLDER . '/carsi-charts.js' ) ) );
		}
	}
);
