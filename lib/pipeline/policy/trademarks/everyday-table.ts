/**
 * Brand names that are everyday words, first names or places too ("Target", "Signal", "Medium"): they count only where the text
 * speaks of a mark. Made by comparing the titles of simple-icons with a word list of English (SCOWL); `_` is a space.
 */
export const EVERYDAY_NAMES: ReadonlySet<string> = new Set(
  `
  1_1 2k 3m 42 4d a_frame abb abbott about_me abstract abuse_ch academia acm actual_budget ada adp agent_skills
  ai_dungeon aib air_canada air_china air_france air_india air_serbia ajv alchemy alfred allegro alpine_js amd
  ameba american_airlines american_express amg amp ana anaconda analogue android android_auto android_studio
  angular animal_planet anime_js answer ant_design anta apache apache_ant apache_arrow apache_cassandra
  apache_cordova apache_doris apache_druid apache_groovy apache_guacamole apache_hadoop apache_hbase apache_hive
  apache_kafka apache_maven apache_openoffice apache_parquet apache_pulsar apache_spark apache_storm apache_tomcat
  apm_terminals apostrophe app_store apple apple_arcade apple_music apple_news apple_pay apple_podcasts apple_tv
  aqua aral arc arduino argo argos ark_ecosystem arm artifact_hub aspire asterisk aston_martin astral at_t atari
  audacity audible aurelia avast avm await awesome_lists axis_bank b4x babel babylon_js backbone backbone_js
  backstage baidu bamboo base_ui bat bata battle_net beats beekeeper_studio beijing_subway bem bentley
  better_stack bevy big_cartel billboard bim bio_link bit bitcoin bitcoin_cash bitcoin_sv bittorrent black
  blackberry blender blockchain_com blogger blueprint bluetooth bmc_software bmw bnb_chain boat
  bohemia_interactive bombardier booking_com boost boots bootstrap bose boulanger bower box brave breaker bricks
  british_airways bruno bsd bt buddy buffer bun bunny_net burger_king burp_suite burton bvg c c++ c++_builder
  cachet caddy cadillac cairo_graphics cairo_metro cal_com campaign_monitor canonical canvas capacitor
  car_throttle cash_app castorama castro caterpillar cbc cbs ccc ce celery cesium change_detection channel_4
  charles chart_js chase chef chess_com china_railway chromatic cilium cinema_4d cinnamon circle cirrus_ci claude
  claude_code clerk clever_cloud cline clojure cloud_66 cloud_foundry clubhouse cnn co_op cobalt cockpit
  cockroach_labs coda code_blocks code_climate coding_ninjas comma commodore common_lisp compiler_explorer
  composer conan concourse confluence construct_3 consul continente contributor_covenant conventional_commits
  convex cooler_master cora corona_engine corsair counter_strike coveralls craft_cms craftsman crayon
  creative_commons creative_technology crew_united critical_role crystal css css_modules css_wizardry cts cucumber
  cultura curl cursor custom_ink cycling_74 cypress d d_edge d3 daf daily_dev dark_reader dart dash data_ai
  date_fns dc_entertainment debian dell delphi delta deluge dev_to development_containers dhl diagrams_net
  diaspora dictionary_com diners_club discord discord_js discourse discover django dji dm dmm docs_rs doctrine
  dodo_payments doi dolby dolphin dovetail dpd drizzle drone dropbox drupal ds_automobiles dts dungeons_dragons
  dunked dvc dwm e e3 ea eac eagle eclipse_che eclipse_ide eclipse_jetty edge_impulse edx effect egghead eight
  eight_sleep ejs elastic elastic_cloud elastic_stack elasticsearch electron electron_builder electron_fiddle
  element elementary elixir elk elm embark ember_js emirates ens env envoy_proxy epic_games eraser erlang
  esoteric_software ethiopian_airlines european_union event_store every_org experts_exchange expo express
  express_com f_droid f# f1 f5 faker falcon fandom fathom fauna fcc fedora fi fiat fido_alliance fig fila filament
  file_io files firebase firefly_iii first fish_audio fish_shell fizz flask flat flood flower fluent_bit fluke
  flutter flux fly_io folium font_awesome ford fortran fossil_scm foursquare fox framer framework frappe
  freelancer fresh frigate fritz fujitsu fur_affinity furry_network g2 g2a g2g game_developer game_jolt
  game_science gatling gatsby general_electric general_motors genius gentoo geocaching geode ghost gin git
  git_extensions git_lfs glance glass gleam glide glitch gmx gnome gnome_terminal gnu gnu_bash gnu_emacs
  gnu_social go godot_engine gog_com goldman_sachs google google_ads google_assistant google_bigquery
  google_calendar google_cardboard google_cast google_chat google_chrome google_chronicle google_classroom
  google_cloud google_docs google_drive google_earth google_fonts google_forms google_gemini google_home
  google_jules google_keep google_lens google_maps google_meet google_messages google_nearby google_news
  google_pay google_photos google_play google_scholar google_sheets google_slides google_tasks google_translate
  google_tv grab graphite greasy_fork great_learning greenhouse grid_ai grunt gsk gtk guangzhou_metro guitar_pro
  gulp gusto gutenberg h_m h2_database h3 hack_club hacker_noon hal handlebars_js handshake harbor haystack hbo
  hbo_max hcl headless_ui headphone_zone hearth helium helium_browser helix helm help_scout here hermes hey hi_bob
  hibernate hilton hive home_assistant homepage honey honor hotels_com houdini hp htc html_academy hugging_face
  hugo humble_bundle hungry_jacks hyper hypothesis i3 iberia iced iceland icon icq ieee ign image_sc image_toolbox
  immersive_translate indeed indigo inductive_automation inertia infuse ingress inquirer insomnia inspire intel
  intercom internet_archive internet_computer intuit invidious invoice_ninja ionic ios iota iris itch_io jabber
  japan_airlines jasmine jbl jcb jeep jekyll jenkins jest jet jio john_deere joplin jordan jovian jpeg jr_group
  jsr jss julia juniper_networks just just_eat k3s k6 kando kde kde_neon kde_plasma keeper keystone kfc
  khan_academy kia kick kik kingston_technology kirby kit klm known ko_fi koa koc kong ktm kx last_fm latex
  lazarus leader_price leaflet legacy_games lens leroy_merlin less lets_encrypt levels_fyi lg libraries_io
  libreoffice libreoffice_base libreoffice_draw libreoffice_impress libreoffice_math libreoffice_writer lighthouse
  lightning line linear lion_air lit literal lm_studio lobsters local locust longhorn loom loop loops loot_crate
  lua luau lucia lucid ludwig lumen lunacy lydia magic mail_com mail_ru mailbox make malt man mariadb
  mariadb_foundation markdown marriott mastodon material_design matrix matter_js max maytag maze mdx medium medusa
  merck mercurial mermaid messenger meta meta_ai meteor metro mg minds mini miro mix mlb mocha modal mongodb
  mongoose monica monkey_tie monster moo moonshot_ai moq moscow_metro mpv msi msi_business mta mtr mui muller
  mumble muo mural n26 n8n napster national_grid national_rail nba nbb nbc ndi ndr near nebula nec neon neptune
  net new_api new_balance new_relic next_js nf_core nfc nhl nim node_js node_red nomad nordic_semiconductor
  normalize_css norton norwegian note notion noun_project now npm nuke nvm nx nxp o2 obb obs_studio observable
  obsidian ocaml octane_render octave october_cms octopus_deploy odin oh_dear okx open_access open_badges
  open_collective opera opera_gx optimism orange orchard_core org organic_maps origin ory osf oshkosh osu otto
  outline overcast ovh oxc oxygen oyo p5_js packer paddle paddy_power pandas pandora pantheon paradox_interactive
  parity_substrate parrot_security parse_ly passport payload_cms pdm pdq peak_design pearson pegasus_airlines
  pelican penny percy perforce perl perplexity persistent philips_hue phoenix_framework phosphor_icons photon php
  pi pi_hole pi_network picnic pine_script pioneer_dj piped pivotal_tracker pix plane planet platform_sh player_fm
  player_me plume pm2 pocket_casts podcast_addict podcast_index poe poetry polestar poly polygon polymer_project
  pop_os posit postgresql postman powers pr_co pre_commit prefect premier_league presto prettier pretzel
  prevention private_division pro_tools processing_foundation product_hunt progress prometheus pronouns_page
  proteus protocols_io proton proton_calendar proton_drive proton_mail proton_vpn protractor pterodactyl pug puma
  puppet puppeteer purism pusher pwa pyg python pytorch qatar_airways qi qmk qq qt quarto quasar quest r r3 racket
  rad_studio radar radiant_earth radio_france railway ram rancher rapid raspberry_pi ray react react_bootstrap
  react_query react_router react_table reactive_resume read_cv reason reason_studios recoil red red_bull red_hat
  redis refine reflex relay remark remedy_entertainment remove_bg render renovate replicate resend retool
  retro_achievements reveal_js revolt_chat rhinoceros rich rider rime ring riot_games ripple ritz_carlton
  roam_research robot_framework rocket rocket_chat rockwell_automation rolls_royce rook root root_me roots
  roots_bedrock roots_sage ros rotary_international rotten_tomatoes rss rte rtl rtm ruby ruby_sinatra ruff rumble
  rust rye s7_airlines safari sage sailfish_os sails_js salt_project sanity sap sass sat_1 satellite saturn
  sauce_labs scala scalar scan schneider_electric scp_foundation scratch seat selenium semantic_release
  semantic_scholar semantic_ui semantic_web semaphore_ci sentry server_fault session shadow shanghai_metro sharp
  shell shelly shields_io shortcut signal silver_airways simple_icons simplex singapore_airlines skeleton sketch
  sky slackware slashdot slides smart smashing_magazine snapdragon snort snowflake social_blade socket socket_io
  solid solidity solved_ac sonar source_engine sourceforge southwest_airlines spaceship spacy spark_ar
  speaker_deck spectrum sphinx spine spinnaker spotlight spring spring_boot spring_security sqlite square srg_ssr
  sst stack_exchange stack_overflow stadia standard_resume star_trek starling_bank start_gg steam steam_deck
  stellar stencil stimulus storybook stripe studio_3t styled_components stylus sublime_text subtitle_edit
  subversion sui sumo_logic sunrise super_user suse svelte svg svg_js swagger swarm sway swc swift swr symphony
  taco_bell tails tailwind_css tangled target task teal ted telegram telegraph temporal tensorflow testing_library
  tether textual tga the_algorithms the_conversation the_finals the_guardian the_mighty the_register things
  threads three_js thumbtack thunderbird ticket_tailor ticketmaster tidal tide tile timescale tina tinder
  tokyo_metro toll ton top_gg tor_browser tor_project tower tp_link transmission travis_ci trip_com trusted_shops
  ts_node tui turkish_airlines tuxedo_computers tv_time tv4_play twenty twitch ty typescript ufc uml under_armour
  underscore_js unicode united_airlines united_nations unity unreal_engine unstop uphold ups uv v v0 v8 vagrant
  valve vanilla_extract vapor vault vega vegas velocity vespa vim virgin virgin_atlantic virgin_media visa
  visual_paradigm viva_wallet vivaldi vivo vk voip_ms vox vue_js wails warp watchtower wear_os web_awesome web_de
  weights_biases wells_fargo western_union wiki_gg wiki_js windsurf wine wire wise wish wix wolfram
  wolfram_language woo workplace wp_engine wp_rocket write_as wwe wxt x x_org xda_developers xml xo xrp yale yarn
  yelp yeti yew yii yolo yr z_ai zap zara zdf zebra_technologies zed_industries zen_browser zig zilch zod zola
  zoom zsh zx
`
    .trim()
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' ')),
);
