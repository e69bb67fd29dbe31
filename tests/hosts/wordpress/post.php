<?php
// Run by wordpress.mjs in the folder of the site: publishes what comes in by standard input as the user who is named, and
// prints the post's number and what was kept of its text.
require 'wp-load.php';

wp_set_current_user( username_exists( $argv[1] ) );
// Turns the sanitizer on for a user who may not write what he likes, as the request of a browser does.
kses_init();
$id = wp_insert_post(
	array(
		'post_status'  => 'publish',
		'post_title'   => $argv[2],
		'post_author'  => get_current_user_id(),
		'post_content' => wp_slash( stream_get_contents( STDIN ) ),
	),
	true
);
if ( is_wp_error( $id ) ) {
	fwrite( STDERR, $id->get_error_message() );
	exit( 1 );
}
echo wp_json_encode( array( 'id' => $id, 'kept' => get_post( $id )->post_content ) );
