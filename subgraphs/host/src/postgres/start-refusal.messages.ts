import { explainer } from '@mirex/schema/explainer';

/** Why nothing can start here: what the person who typed the command can mend. */
export type StartFault =
  | { readonly code: 'DIRECTORY_UNWRITABLE'; readonly directory: string; readonly reason: string }
  | { readonly code: 'DIRECTORY_NOT_OURS'; readonly directory: string }
  | { readonly code: 'DIRECTORY_OF_ANOTHER_USER'; readonly directory: string }
  | { readonly code: 'DIRECTORY_CLOSED'; readonly directory: string }
  | { readonly code: 'ALREADY_RUNNING'; readonly directory: string; readonly holder: string }
  | { readonly code: 'SERVER_NOT_OURS'; readonly port: number }
  | { readonly code: 'PORT_BUSY'; readonly port: number }
  | { readonly code: 'NO_UNPRIVILEGED_USER' }
  | { readonly code: 'PLATFORM_UNSUPPORTED'; readonly platform: string }
  | { readonly code: 'POSTGRES_FAILED'; readonly log: string }
  | { readonly code: 'SERVER_UNREACHABLE'; readonly host: string; readonly reason: string }
  | { readonly code: 'SERVER_RIGHTS_MISSING'; readonly host: string }
  | { readonly code: 'SERVER_TOO_OLD'; readonly version: number; readonly oldest: number }
  | { readonly code: 'KEY_FILE_MALFORMED'; readonly file: string }
  | { readonly code: 'RESET_OF_A_SERVER_NOT_OURS'; readonly host: string };

export const explainStart = explainer<StartFault>({
  DIRECTORY_UNWRITABLE: ({ directory, reason }) => `Le dossier « ${directory} » ne peut pas être écrit (${reason}) : donnez-en le droit ou choisissez un autre dossier.`,
  DIRECTORY_NOT_OURS: ({ directory }) => `Le dossier « ${directory} » contient autre chose qu’une base de MIREX Graph : videz-le ou choisissez un autre dossier.`,
  DIRECTORY_OF_ANOTHER_USER: ({ directory }) => `Le dossier « ${directory} » appartient à un autre utilisateur : relancez sous son compte ou choisissez un autre dossier.`,
  DIRECTORY_CLOSED: ({ directory }) => `Le dossier « ${directory} » est sous un dossier fermé aux autres utilisateurs, et PostgreSQL refuse de tourner en administrateur : choisissez un autre dossier.`,
  ALREADY_RUNNING: ({ directory, holder }) => `MIREX Graph tourne déjà dans « ${directory} » (processus ${holder}) : arrêtez-le d’abord, ou choisissez un autre dossier.`,
  SERVER_NOT_OURS: ({ port }) => `Le PostgreSQL du port ${port} refuse notre mot de passe : le fichier superuser.secret n’est plus le sien, ou ce serveur n’est pas à nous.`,
  PORT_BUSY: ({ port }) => `Le port ${port} est déjà pris : arrêtez le programme qui l’occupe ou choisissez un autre port.`,
  NO_UNPRIVILEGED_USER: () => 'PostgreSQL refuse de tourner en administrateur, et il n’y a ici ni utilisateur « postgres » ni utilisateur « nobody » : créez-en un ou lancez la commande sous un compte ordinaire.',
  PLATFORM_UNSUPPORTED: ({ platform }) => `Aucun PostgreSQL embarqué n’est installé pour ${platform} : relancez « npm ci », ou donnez un serveur par DATABASE_URL.`,
  POSTGRES_FAILED: ({ log }) => `PostgreSQL n’a pas démarré : ${log}`,
  SERVER_UNREACHABLE: ({ host, reason }) => `Le serveur PostgreSQL ${host} ne nous laisse pas entrer (${reason}) : vérifiez l’adresse, le compte et le mot de passe.`,
  SERVER_RIGHTS_MISSING: ({ host }) => `Le compte donné pour le serveur PostgreSQL ${host} doit pouvoir créer des bases et des rôles (CREATEDB, CREATEROLE).`,
  SERVER_TOO_OLD: ({ version, oldest }) => `Le serveur PostgreSQL est en version ${version} : il faut la version ${oldest} au moins.`,
  KEY_FILE_MALFORMED: ({ file }) => `Le fichier de clés « ${file} » n’est pas un trousseau : remettez celui qui a scellé les données, elles ne s’ouvrent avec aucun autre.`,
  RESET_OF_A_SERVER_NOT_OURS: ({ host }) => `La remise à zéro n’efface que la base embarquée : les bases du serveur ${host} sont à vous, effacez-les vous-même.`,
});
