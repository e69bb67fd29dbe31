<?php
// Run by wordpress.mjs in the folder of the site: an administrator and an author, and nothing that WordPress would add of its own.
// Not there yet, which would end here otherwise.
define( 'WP_INSTALLING', true );
require 'wp-load.php';
require 'wp-admin/includes/upgrade.php';

wp_install( 'A ministry', 'admin', 'admin@example.org', false, '', wp_generate_password() );
$author = wp_insert_user( array( 'user_login' => 'author', 'user_pass' => wp_generate_password(), 'role' => 'author' ) );
echo wp_json_encode( array( 'admin' => username_exists( 'admin' ), 'author' => $author, 'version' => get_bloginfo( 'version' ) ) );
