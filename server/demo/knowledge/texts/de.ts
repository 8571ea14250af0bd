/** German translations. "follows: 1" is one whose source has gone on since. */
export const german = `
=== mesh-setup
title: Wren Mesh zum ersten Mal einrichten
summary: Vom Karton zum laufenden Netz in etwa zehn Minuten, mit der App.

Sie brauchen das Telefon mit der Wrenfield-App, die Box Ihres Anbieters und eine Steckdose in ihrer Nähe.

1. Ziehen Sie den Stecker der Anbieterbox für zwei Minuten. Viele sprechen nur mit dem ersten Gerät, das sie nach dem Start sehen.
2. Verbinden Sie die Haupteinheit mit dem kurzen Kabel, stecken Sie beide ein und warten Sie, bis die Box bereit ist.
3. Öffnen Sie die App: **Gerät hinzufügen > Wren Mesh**. Erlauben Sie *Geräte in der Nähe* und das lokale Netz.
4. Geben Sie die acht Zeichen unter dem Strichcode an der Unterseite ein. Das ist nicht die Seriennummer.
5. Vergeben Sie einen Namen und ein Passwort mit mindestens zehn Zeichen.
6. Stecken Sie die zweite Einheit neben der ersten ein. Leuchtet sie ruhig grün, tragen Sie sie an [ihren Platz](#mesh-placement).

> [!TIP]
> Nehmen Sie Namen und Passwort des alten Netzes. Alles im Haus findet das neue dann von selbst.

=== mesh-placement
follows: 1
title: Wohin mit den Einheiten?
summary: Auf halbem Weg, in Sichtweite, nicht auf dem Boden.

Eine Einheit gibt weiter, was sie selbst empfängt. Sie gehört deshalb **auf den halben Weg** zwischen Haupteinheit und der Stelle mit schwachem Empfang, nicht dorthin.

- In der Wohnung ein bis zwei Zimmer entfernt, im Haus ein Stockwerk.
- Eine Handbreit Luft ringsum. Nicht hinter den Fernseher, nicht in den Metallschrank, nicht auf den Boden.
- Wasser hält Funk auf: weg von Aquarien, Boilern und dicken Steinwänden.

Warten Sie nach dem Umstellen fünf Minuten und sehen Sie unter **Netz > Einheiten** nach. Die Verbindung sollte bei 60 oder mehr liegen.

=== perch-setup
title: Einen Perch-Router einrichten
summary: Für Perch R2, R4 und R4 LTE, am Modem oder direkt an der Glasfaser.

{{> modem-restart}}

Danach:

1. Verbinden Sie die **blaue** Buchse des Perch mit dem Modem oder der Glasfaserdose.
2. Einstecken und warten, bis das Licht weiß pulsiert. Das dauert zwei Minuten.
3. App: **Gerät hinzufügen > Perch**, dann den Code vom Etikett eingeben.
4. Art des Anschlusses wählen. *Automatisch* passt für Kabel und meist für Glasfaser; DSL verlangt den Benutzernamen aus dem Brief des Anbieters.
5. Leuchtet es ruhig grün, sind Sie fertig. Das erste Update folgt innerhalb einer Stunde.

=== setup-codes
title: Codes E-11 bis E-19 beim Einrichten
summary: Was die App damit meint, und was hilft.

| Code | Bedeutung | Was hilft |
| --- | --- | --- |
| E-11 | Das Telefon sieht das Gerät nicht. | Bluetooth an, höchstens zwei Meter weg, *Geräte in der Nähe* erlauben. |
| E-12 | Der Code war dreimal falsch. | Die acht Zeichen unter dem Strichcode. Fünf Minuten warten. |
| E-14 | Noch kein Internet. | Modem neu starten, siehe unten. |
| E-15 | Das Gerät gehört zu einem anderen Konto. | [Zurücksetzen](#reset-device); bei Gebrauchten den Verkäufer bitten. |
| E-17 | Die Uhr des Telefons geht falsch. | Auf automatisch stellen. |
| E-19 | Unsere Server antworten nicht. | In einer halben Stunde erneut. |

{{> modem-restart}}

=== reset-device
title: Ein Gerät auf Werkseinstellungen zurücksetzen
summary: Taste, Loch oder App: alle Wege zum Neuanfang.

> [!WARNING]
> Name, Passwort, Regeln und Zeitpläne sind danach weg. Zum Neustarten genügt es, den Stecker zehn Sekunden zu ziehen.

- **Mit der App:** Geräte > das Gerät > Entfernen > Entfernen und zurücksetzen. Der beste Weg, weil auch das Konto loslässt.
- **Taste an der Rückseite:** zehn Sekunden halten, bis es orange blinkt.
- **Kleines Loch neben der Strombuchse:** mit einer Büroklammer sechs Sekunden drücken, bis es blau leuchtet.

=== lights-network
title: Was das Licht von Router und Einheit sagt
summary: Weiß, grün, orange, rot: ruhig und blinkend.

| Licht | Bedeutung |
| --- | --- |
| weiß, pulsierend | Wartet auf die Einrichtung. |
| grün, ruhig | Alles in Ordnung. |
| grün, blinkend | Ein Update wird geschrieben. Nicht ausstecken. |
| orange, ruhig | Es geht, aber die Verbindung zur nächsten Einheit ist schwach. |
| orange, blinkend | Kein Internet. Das Netz zu Hause geht. |
| rot, ruhig | Innen ist etwas kaputt. Eine Minute ausstecken; bleibt es rot: [Garantie](#warranty-claim). |

=== slow-42
follows: 1
title: Langsames oder instabiles WLAN seit Version 4.2.0
summary: 4.2.0 hat zwei Einstellungen geändert, die es nicht hätte ändern sollen.

Betroffen sind Sie, wenn unter **Netz > Software** 4.2.0 steht, ältere Geräte herausfallen oder das WLAN viel langsamer ist als das Kabel.

1. Netz > Sicherheit: **Nur WPA2**.
2. Netz > Erweitert > Funk: **Airtime Fairness** aus.
3. Starten Sie neu, was herausgefallen war.

Wir arbeiten an einer Korrektur. Zurück zu 4.1.3 geht es [von Hand](#manual-firmware).

=== manual-firmware
title: Eine Version von Hand installieren
summary: Zurück zu einer früheren, oder für ein Gerät ohne Internet.

1. Laden Sie die Datei für genau Ihr Gerät von seiner Hilfeseite.
2. Verbinden Sie einen Rechner **per Kabel** mit einer LAN-Buchse.
3. Öffnen Sie http://wren.home und melden Sie sich mit dem Gerätepasswort an.
4. **Software > Aus Datei installieren**, dann die Datei wählen.
5. Warten Sie auf das ruhige Grün, etwa vier Minuten.

Automatische Updates sind danach aus. Schalten Sie sie wieder ein, sobald die Version da ist, auf die Sie warten.

=== evening-drops
title: Abends ist das WLAN langsam oder bricht ab
summary: Nachbarn, Kanäle und die Mikrowelle.

Abends streamt alles ringsum auf wenigen Kanälen. Prüfen Sie zuerst mit einem Kabel, ob es überhaupt das WLAN ist. Ist auch das langsam, liegt es am Anschluss.

1. **Netz > Erweitert > Kanal**: *Jetzt suchen*. Eine Minute ist das Netz weg.
2. **Kanalbreite** im 2,4-GHz-Band auf 20 MHz.
3. Geben Sie dem Fernseher ein Kabel. Er füllt den ganzen Abend die Luft.

=== guest-network
title: Ein Gastnetz für Besuch
summary: Eigenes Passwort, kein Weg ins Heimnetz, und ein Ende nach Wunsch.

Netz > **Gäste** > einschalten. Gäste erreichen das Internet und zu Hause nichts: keinen Drucker, keine Kamera, keinen anderen Gast. Zeigen Sie ihnen den quadratischen Code in der App, oder drucken Sie ihn aus.

Brauchen Gäste doch den Drucker, fügen Sie ihn unter Gäste > Ausnahmen hinzu.

=== parental
title: Zeiten und Filter für Kinder
summary: Schlafenszeit nach Person, nicht nach Gerät.

1. **Personen > Hinzufügen**, dann die Geräte der Person zuordnen.
2. **Zeiten**: wann das Internet für sie aus ist. Notrufe gehen immer.
3. **Filter** nach Alter. Sie sehen nur Namen; Apps mit eigenem DNS hält *Anderes DNS sperren* auf.

Telefone, die täglich ihre Adresse wechseln, entwischen. Schalten Sie dort *Private Adresse* **für dieses Netz** aus.

=== port-forward
title: Einen Port für einen Dienst zu Hause öffnen
summary: Regeln, feste Adressen und Anbieter mit geteilter Adresse.

1. Feste Adresse: Geräte > das Gerät > **Adresse behalten**.
2. Internet > Regeln > Hinzufügen: Gerät, Port und TCP, UDP oder beides.
3. Testen Sie über **Mobilfunk**, nicht aus dem eigenen WLAN.

Bleibt er zu, sehen Sie unter Netz > Internet nach. Eine Adresse von 100.64 bis 100.127 teilen sich viele Kunden; von außen kommt dort nichts an. Die meisten Anbieter stellen auf Wunsch um.

=== hub-offline
title: Der Hub ist offline
summary: Ring, Router, Konto: drei Stellen zum Nachsehen.

| Ring | Wo es hängt |
| --- | --- |
| aus | Kein Strom. Andere Steckdose, ohne Verlängerung. |
| rot | Kein Weg zum Router. Kabel lose, oder das WLAN hat einen neuen Namen. |
| orange | Zu Hause geht es, unsere Server antworten nicht. |
| grün, App sagt offline | Die App ist mit einem anderen Konto angemeldet. |

Halten Sie die Taste unter dem Hub fünf Sekunden: Er öffnet zehn Minuten lang ein Netz **Hedge-setup**, und die App fragt nach dem neuen WLAN. **Nicht zurücksetzen**, sonst sind Regeln und Geräte weg.

=== valve-install
title: Ein Brae Valve am Heizkörper anbringen
summary: Adapter, Ring, Kalibrieren: zehn Minuten je Heizkörper, ganz ohne Wasser.

1. Alten Kopf auf 5 drehen und den Ring abschrauben.
2. Gewinde vergleichen. M30 passt ohne Weiteres. Für **RA** (drei Kerben) und **M28** nehmen Sie den Adapter mit diesem Namen. Der falsche passt *beinahe*.
3. Ventil aufsetzen, Ring von Hand festziehen, Batterien einlegen.
4. Oben drei Sekunden halten. Es surrt, findet das Ende des Stifts und zeigt **OK**.

Zeigt es F1 oder F2: [Codes des Ventils](#valve-codes).

=== valve-codes
follows: 1
title: Brae Valve zeigt F1, F2 oder F3
summary: Der Stift, der Adapter, die Batterien.

- **F1** – Batterien schwach. Neue Alkali-Batterien; Akkus sind von Anfang an zu niedrig.
- **F2** – das Ende des Stifts wurde nicht gefunden. Fast immer der Adapter: RA statt M28 oder umgekehrt.
- **F3** – der Motor klemmt. Ventil abnehmen, Stift einige Male drücken, wieder aufsetzen.

=== thermostat-overshoot
title: Der Raum wird wärmer als eingestellt
summary: Fußbodenheizung, Korrektur, Frühstart: drei Einstellungen.

**Bei Fußbodenheizung:** Heizung > System > Art muss **Boden (träge)** sein. Das Thermostat lernt in drei bis vier Tagen, wie lange der Boden nachwärmt.

**Den ganzen Tag um denselben Betrag:** Legen Sie ein gutes Thermometer eine Stunde daneben und tragen Sie den Unterschied unter Heizung > Experte > Korrektur ein. Über 3 Grad ist der Fühler defekt.

**Nur frühmorgens:** Begrenzen Sie *Frühstart* auf 60 Minuten.

=== no-heat
title: Keine Heizung: zuerst warm werden
summary: Der Handschalter am Empfänger, dann der Grund.

1. Stellen Sie den Schalter am Empfänger neben der Therme auf **Manuell ein**. Sie startet innerhalb einer Minute.
2. Sehen Sie auf das Licht neben der Antenne: *rot, zweimal* heißt, Thermostat und Empfänger haben sich verloren. Taste am Empfänger zehn Sekunden halten, am Thermostat Einstellungen > Empfänger > Koppeln.
3. Bei Grün wieder auf **Auto**.

> [!WARNING]
> Riecht es nach Gas oder Brand? Schalter nicht anfassen, Fenster auf, hinausgehen, Gasversorger rufen.

=== cam-offline
title: Die Kamera ist offline
summary: Nachts, nach dem Umhängen, oder mit richtigem Passwort.

**Nur nachts:** Die Infrarotlampen brauchen mehr Strom. Nehmen Sie das Netzteil aus der Packung, ohne eigene Verlängerung.

**Seit dem Umhängen:** zu schwacher Empfang. Eine [Einheit](#mesh-placement) an der Wand dahinter hilft mehr als ein stärkerer Router.

**„Falsches Passwort“, obwohl es stimmt:** Die Kamera kennt nur WPA2. Stellen Sie Netz > Sicherheit auf *WPA2* oder *gemischt*.

=== cam-clip
title: Eine Aufnahme für Polizei oder Versicherung sichern
summary: Das Original mit Uhrzeit und Prüfsumme.

Öffnen Sie die Aufnahme: **Teilen > Original**. Die Datei enthält Uhrzeit, Kameraname und Prüfsumme; ein Abfilmen des Bildschirms nichts davon.

Aufnahmen bleiben 7 Tage ohne und 30 Tage mit Tawny Plus. Mit dem Stern behalten Sie eine länger.

=== bell-chime
title: Die Klingel läutet innen nicht
summary: Gong, Trafo, Telefon: wo der Ton verloren geht.

**Mit dem alten Gong:** Der Trafo muss mindestens **8 VA bei 16 bis 24 V** liefern. Brummt er, ist er zu klein; ein Elektriker tauscht ihn in einer halben Stunde.

**Nur am Telefon und spät:** Nehmen Sie die App vom *Energiesparen* aus.

=== plug-dst
title: Ein Zeitplan läuft eine Stunde falsch
summary: Sommerzeit und die Zeitzone des Zuhauses.

1. App > Zuhause > **Zeitzone**: Ihre Stadt wählen, nicht nur eine Stundenzahl.
2. Geräte > Steckdose > **Uhr stellen**.
3. Einen Eintrag prüfen: *Sonnenuntergang* wandert mit, *18:00* nicht.

Ab Version 2.9.4 macht der Hub das allein.

=== leak-false
title: Der Wassermelder schlägt an, der Boden ist trocken
summary: Feuchte, Putzmittel, Metall.

1. Füße und Boden trocken wischen. Reste von Putzmittel leiten tagelang.
2. Auf kalten Fliesen den **Korkring** aus der Packung unterlegen.
3. Auf Metall die Kabelsonde nehmen.

=== app-login
title: Sie können sich nicht anmelden
summary: Keine Mail, falscher Code, gesperrtes Konto.

**Die Mail kommt nicht:** Sie geht innerhalb von zwei Minuten hinaus. Sehen Sie im Spam nach; Firmenpost hält sie oft eine Stunde zurück.

**Gesperrt:** nach zehn falschen Passwörtern für eine halbe Stunde. Es öffnet von selbst; weitere Versuche beginnen die Zeit neu.

**Der Code stimmt nicht:** Die Uhr des Telefons geht falsch. Kein Telefon mehr? Dann bleibt nur der lange Weg: Schreiben Sie uns, wir prüfen, dass Sie es sind.

=== return-30
title: Innerhalb von 30 Tagen zurückschicken
summary: Ohne Grund. Etikett, Paket, Geld.

1. Meine Bestellungen > die Bestellung > **Zurücksenden**. Etikett drucken oder den Code im Laden zeigen.
2. Alles einpacken: Netzteil, Adapter, Anleitung.
3. **Vorher das Gerät aus dem Konto entfernen.**

Das Geld kommt innerhalb von fünf Werktagen, auf dem Weg, auf dem Sie bezahlt haben.

=== warranty-claim
title: Garantie in Anspruch nehmen
summary: Zwei Jahre, beim Heizen drei; was wir brauchen und was Sie bekommen.

Netz, Steckdosen, Licht und Kameras: **24 Monate**. Brae: **36 Monate**. Ab Rechnungsdatum.

Schicken Sie uns die Seriennummer (beginnt mit WF), die Rechnung und einen Satz dazu, was geschieht. Das meiste wird am selben Tag entschieden.

=== delete-account
state: in-review
title: Konto und Daten löschen
summary: Was verschwindet, was bleiben muss, und wie lange es dauert.

App > Sie > Datenschutz > **Mein Konto löschen**. Aufnahmen, Regeln und Verlauf gehen innerhalb von 24 Stunden, Sicherungskopien innerhalb von 30 Tagen. Rechnungen bleiben so lange, wie das Gesetz es will.

=== tone
state: draft
title: Wie wir schreiben
summary: Kurze Sätze, die Worte des Kunden, ein nächster Schritt.

Wir sagen *Sie*. Wir schreiben nicht *leider* und nicht *Unannehmlichkeiten*. Eine Liste, sobald es mehr als ein Schritt ist, und der erste Schritt zuerst.
`
