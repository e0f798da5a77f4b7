/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words headers are made of, in the usual languages: folded, spaces and digits left out. */
#include "dbk-csv-header.h"

const DbkColumnAliases dbk_column_aliases[] = {
  { DBK_COLUMN_GIVEN_NAME,
    "firstname first fname givenname given forename christianname vorname rufname prenom nombre "
    "nombres nombredepila primernombre nome primeironome voornaam fornavn fornamn etunimi imie "
    "imie "
    "jmeno keresztnev prenume имя ονομα adi ad 名 名前" },
  { DBK_COLUMN_MIDDLE_NAME,
    "middlename middle mname middlenames additionalname secondname middleinitial mi zweitername "
    "deuxiemeprenom segundonombre secondonome nomedomeio tussenvoegsel mellannamn mellemnavn "
    "отчество" },
  { DBK_COLUMN_FAMILY_NAME,
    "lastname last lname surname familyname family secondsurname nachname familienname zuname nom "
    "nomdefamille apellido apellidos primerapellido cognome sobrenome apelido achternaam "
    "familienaam "
    "efternavn efternamn etternavn sukunimi nazwisko prijmeni vezeteknev numedefamilie фамилия "
    "επωνυμο επιθετο soyad soyadi 姓 名字 苗字" },
  { DBK_COLUMN_FULL_NAME,
    "name fullname clientname customername patientname membername contactname displayname "
    "client customer patient guest guestname clientfullname patientfullname customerfullname "
    "nomcomplet nomducient nomduclient nombrecompleto nombreyapellidos nombreyapellido cliente "
    "nombrecliente nombredelcliente paciente nomecompleto nomecliente nominativo vollstandigername "
    "kundenname kunde kundin naam volledigenaam navn namn nimi imieinazwisko фио ονοματεπωνυμο "
    "氏名 姓名 이름" },
  { DBK_COLUMN_PREFERRED_NAME,
    "nickname preferredname knownas goesby callname alias spitzname surnom apodo soprannome "
    "informal roepnaam" },
  { DBK_COLUMN_FORMER_NAME,
    "maidenname formername previousname birthname nee geburtsname nomdejeunefille nomdenaissance "
    "apellidodesoltera cognomedanubile meisjesnaam formersurname" },
  { DBK_COLUMN_BIRTH_DATE,
    "birthdate dateofbirth dob birthday birth born bday clientdateofbirth patientdob geburtsdatum "
    "geburtstag geborenam gebdatum datedenaissance naissance anniversaire fechadenacimiento "
    "fechanacimiento nacimiento fnac cumpleanos datadinascita datanascita nascita datadenascimento "
    "datanascimento nascimento aniversario geboortedatum fodselsdato fodelsedatum fodselsdag "
    "syntymaaika dataurodzenia datanarozeni szuletesidatum datanasterii датарождения "
    "ημερομηνιαγεννησησ dogumtarihi 生年月日 出生日期 생년월일" },
  { DBK_COLUMN_EMAIL,
    "email emailaddress mail eemail clientemail customeremail patientemail memberemail "
    "contactemail "
    "emails primaryemail personalemail mailaddress emailadresse mailadresse courriel adresseemail "
    "adressemail adresseelectronique correo correoelectronico emailcliente postaelettronica "
    "indirizzoemail enderecodeemail emailadres epost epostadresse epostadress sahkoposti "
    "adresemail электроннаяпочта почта 电子邮件 メール メールアトレス 이메일" },
  { DBK_COLUMN_PHONE,
    "phone phonenumber telephone telephonenumber tel telno phoneno contactnumber contactphone "
    "clientphone customerphone patientphone phonecontact primaryphone mainphone phones "
    "phonenumbers "
    "telefon telefonnummer rufnummer telefone numerodetelephone numtelephone telefono "
    "numerodetelefono telefono numeroditelefono telefoon telefoonnummer puhelin puhelinnumero "
    "numertelefonu телефон τηλεφωνο 电话 電話 電話番号 전화번호" },
  { DBK_COLUMN_MOBILE_PHONE,
    "mobile mobilephone mobilenumber mobilephonenumber mobileno cell cellphone cellphonenumber "
    "cellnumber cellular phonecell phonemobile handy handynummer mobil mobiltelefon mobilnummer "
    "mobiltelefonnummer natel portable telephoneportable telportable telmobile telephonemobile "
    "movil "
    "telefonomovil celular telefonocelular cellulare telefonocellulare telemovel telefonecelular "
    "mobiel mobielnummer gsm matkapuhelin komorka telefonkomorkowy мобильныи мобильныителефон "
    "κινητο 手机 手機 携帯 携帯電話 휴대폰" },
  { DBK_COLUMN_HOME_PHONE,
    "homephone homephonenumber hometelephone hometel phonehome phoneh landline festnetz "
    "telefonprivat telefonfestnetz telephonefixe fixe teldomicile telefonofijo telefonocasa "
    "telefonefixo telefonofisso vastetelefoon thuis" },
  { DBK_COLUMN_WORK_PHONE,
    "workphone workphonenumber worktelephone worktel businessphone businesstelephone phonework "
    "phonebiz phonebusiness officephone telefongeschaftlich telefondienst dienstlich "
    "telephonebureau "
    "telefonotrabajo telefonotrabalho telefonoufficio companymainphone" },
  { DBK_COLUMN_OTHER_PHONE, "otherphone otherphonenumber alternatephone alternativephone altphone "
                            "secondaryphone phoneother "
                            "carphone radiophone callback emergencyphone weiteretelefonnummer "
                            "autretelephone otrotelefono" },
  { DBK_COLUMN_PHONE_KIND, "phonelabel phonetype" },
  { DBK_COLUMN_ADDRESS,
    "address street streetaddress addressline addressstreet homeaddress homestreet postaladdress "
    "mailingaddress clientaddress customeraddress patientaddress fulladdress addressformatted "
    "addressextendedaddress addresspobox homeaddresspobox businessstreet businessaddress "
    "workaddress otherstreet otheraddress adresse anschrift strasse strassenummer "
    "strassehausnummer rue adressepostale voie direccion calle domicilio direcciondecasa indirizzo "
    "via endereco rua morada adres straat gade vej gata gatuadress osoite ulica adreszamieszkania "
    "адрес улица διευθυνση adresi 地址 住所 주소" },
  { DBK_COLUMN_TOWN,
    "city town towncity citytown suburb village locality homecity addresscity businesscity "
    "workcity "
    "othercity citysuburb ort stadt wohnort ville commune ciudad poblacion localidad municipio "
    "citta "
    "comune localita cidade plaats woonplaats stad by ort postort kaupunki miasto miejscowosc "
    "mesto город πολη sehir 城市 市区町村" },
  { DBK_COLUMN_REGION,
    "state county province region stateprovince stateregion countystate homestate addressregion "
    "addressstate businessstate workstate otherstate bundesland kanton departement provincia "
    "estado "
    "regione distrito provincie 都道府県 省" },
  { DBK_COLUMN_POSTCODE,
    "postcode postalcode zip zipcode zippostal zippostcode postalzip postcodezip eircode "
    "homepostalcode "
    "addresspostalcode addresszip businesspostalcode workpostalcode otherpostalcode plz "
    "postleitzahl "
    "codepostal cp codigopostal cap codicepostale codigopostale cep postnummer postnr "
    "kodpocztowy psc iranyitoszam индекс почтовыииндекс tk 邮编 郵便番号 우편번호" },
  { DBK_COLUMN_COUNTRY,
    "country countryregion homecountry homecountryregion addresscountry businesscountry "
    "businesscountryregion workcountry othercountry othercountryregion land pays pais paese "
    "nazione "
    "страна χωρα ulke 国家 国 국가" },
  { DBK_COLUMN_LANGUAGE,
    "language preferredlanguage sprache langue idioma lingua taal sprak sprog jezyk язык γλωσσα" },
  { DBK_COLUMN_HEARD_OF_US,
    "heardofus heardaboutus howdidyouhear howdidyouhearaboutus referral referralsource referredby "
    "referrer source leadsource marketingsource referredfrom empfohlenvon empfehlung recommandepar "
    "recomendadopor comonosconocio" },
  { DBK_COLUMN_NOTE,
    "note notes comment comments remark remarks memo clientnotes customernotes generalnotes "
    "desknote notiz notizen bemerkung bemerkungen kommentar anmerkung anmerkungen remarque "
    "remarques "
    "commentaire commentaires nota notas observaciones comentarios commenti osservazioni "
    "observacoes "
    "opmerking opmerkingen notities notat anteckning anteckningar huomautus uwagi notatki poznamka "
    "megjegyzes примечание комментарии σημειωσεισ notlar 备注 備考 메모" },
  { DBK_COLUMN_ALLERGIES, "allergies allergy allergens knownallergies allergien allergie "
                          "allergiesconnues alergias alergia "
                          "allergien allergieen allergier alergie аллергия аллергии αλλεργιεσ "
                          "alerjiler アレルギー 过敏" },
  { DBK_COLUMN_CLINICAL_NOTE,
    "clinicalnote clinicalnotes medicalnote medicalnotes medicalhistory medicalalert medicalalerts "
    "medicalconditions conditions contraindications healthnotes skinnotes anamnese "
    "krankengeschichte "
    "antecedents historialmedico antecedentes anamnesi historicomedico" },
  { DBK_COLUMN_IMPORT_ID, "importid" },
  { DBK_COLUMN_IDENTITY,
    "ss ssn socialsecurity socialsecuritynumber governmentid governmentidnumber nationalid "
    "nationalidnumber nationalinsurancenumber passport passportnumber driverslicense "
    "driverslicence drivinglicence driverlicense identitycard idcard dni nif curp cpf rg nie bsn "
    "sozialversicherungsnummer personnummer pesel codicefiscale numerosecuritesociale" },
  { DBK_COLUMN_UNKNOWN, NULL },
};
