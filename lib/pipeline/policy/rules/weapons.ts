import { ASKED, family } from './rule';

export const weapons = family({
  id: 'weapons',
  rules: [
    {
      id: 'weapons-making',
      version: 1,
      severity: 'block',
      fields: ASKED,
      openai: ['illicit/violent'],
      ailuminate: ['indiscriminate-weapons', 'violent-crimes'],
      terms: {
        en: [
          'make|making|build|building|assemble|assembling|instructions|blueprint|blueprints|recipe|diagram|how .. bomb|bombs|explosive|explosives|grenade|grenades|ied|molotov|silencer|detonator',
          'pipe|nail|dirty|car|nuclear bomb|bombs',
          'bioweapon|bioweapons|nerve|sarin|mustard|chemical|biological agent|gas|weapon|weapons|warfare',
          'sarin|anthrax|ricin|novichok|polonium',
          'ghost|printed gun|guns|pistol|rifle',
          'isis|daesh|alqaeda|hezbollah flag|recruitment|propaganda|poster|fighter|fighters',
          '@gun .. school|church|classroom|mosque|synagogue',
          '@person|@child .. pointing|aiming|points|aims @gun',
          'pointing|aiming|points|aims .. @gun .. @person|head|camera|viewer',
        ],
        es: ['fabricar|construir bomba|bombas|explosivo|explosivos'],
        fr: ['fabriquer|construire bombe|bombes|explosif|explosifs'],
        de: ['bombe|bomben|sprengstoff bauen|basteln|herstellen', 'bauen|basteln bombe|bomben', 'sprengsatz|rohrbombe'],
        it: ['costruire|fabbricare bomba|bombe|esplosivo'],
        pt: ['construir|fabricar bomba|bombas|explosivo'],
        nl: ['bom|bommen maken|bouwen', 'autobom|bommen'],
        ru: ['сделать|собрать бомбу', 'взрывчатка|бомба'],
      },
      substrings: ['炸弹制作', '爆弾の作り方', '폭탄 제조'],
      benign: [
        'bath|seed|cocoa|chocolate|hot|glitter|tea|photo bomb|bombs',
        'making .. a bomb bath|dessert|sauce|salad',
      ],
    },
    {
      id: 'weapons',
      version: 1,
      severity: 'review',
      fields: ASKED,
      openai: ['illicit/violent', 'violence'],
      ailuminate: ['violent-crimes'],
      terms: {
        en: [
          '@gun',
          'ammunition|ammo|machinegun|bazooka|grenade|grenades|explosives|missile|missiles|landmine|warhead',
          'assault|machine rifle|weapon|weapons|gun|guns',
          'switchblade|machete|bayonet|dagger',
          'brass knuckles',
        ],
      },
      benign: [
        'water|glue|heat|nerf|spray|nail|staple|massage|paint|toy|caulk|tattoo|squirt|bubble|price|barcode|top gun|guns|pistol|pistols',
        'gun metal|grey|gray|smoke',
        'gun metallic',
        'sex pistols',
        'revolver album|restaurant|coffee|door',
        'machine gun kelly',
        'arme armes',
      ],
    },
  ],
});
