/** Spanish and Portuguese translations. */
export const spanish = `
=== mesh-setup
title: Configurar Wren Mesh por primera vez
summary: De la caja a una red que funciona en unos diez minutos, con la app.

Necesita el teléfono con la app de Wrenfield, el equipo de su operador y un enchufe cerca.

1. Desenchufe el equipo del operador durante dos minutos. Muchos solo hablan con el primer aparato que ven al arrancar.
2. Conecte la unidad principal con el cable corto, enchufe los dos y espere a que el equipo esté listo.
3. En la app: **Añadir dispositivo > Wren Mesh**. Permita *dispositivos cercanos* y la red local.
4. Escriba los ocho caracteres bajo el código de barras. No son el número de serie.
5. Elija un nombre y una contraseña de al menos diez caracteres.
6. Enchufe la segunda unidad junto a la primera; con la luz verde fija, llévela a [su sitio](#mesh-placement).

=== reset-device
title: Restablecer un dispositivo
summary: El botón, el agujero o la app.

> [!WARNING]
> Se pierden el nombre, la contraseña, las reglas y los horarios. Para reiniciar basta con desenchufar diez segundos.

- **Con la app:** Dispositivos > el dispositivo > Quitar > Quitar y restablecer.
- **Con el botón trasero:** diez segundos, hasta que parpadee en ámbar.
- **Con el agujero junto a la toma:** seis segundos con un clip, hasta la luz azul.

=== slow-42
follows: 1
title: Wi-Fi lento o inestable desde la versión 4.2.0
summary: La 4.2.0 cambió dos ajustes que no debía.

1. Red > Seguridad: **Solo WPA2**.
2. Red > Avanzado > Radio: desactive **Airtime fairness**.
3. Reinicie los aparatos que se habían desconectado.

Estamos preparando una corrección.

=== hub-offline
title: El hub está sin conexión
summary: Anillo, router, cuenta: tres sitios donde mirar.

- **Apagado:** sin corriente. Pruebe otro enchufe.
- **Rojo:** no llega al router. El cable está suelto o la Wi-Fi tiene otro nombre.
- **Ámbar:** en casa funciona; nuestros servidores no responden.

Mantenga cinco segundos el botón de debajo: abre la red **Hedge-setup** y la app pide la nueva Wi-Fi. **No lo restablezca.**

=== valve-codes
title: Brae Valve muestra F1, F2 o F3
summary: La espiga, el adaptador, las pilas.

- **F1** – pilas bajas. Use alcalinas nuevas, no recargables.
- **F2** – no encuentra el final de la espiga. Casi siempre es el adaptador: RA en lugar de M28 o al revés.
- **F3** – el motor está bloqueado. Quite la válvula, apriete la espiga varias veces y vuelva a montarla.

=== cam-offline
title: La cámara se queda sin conexión
summary: De noche, tras moverla o con la contraseña correcta.

**Solo de noche:** las lámparas infrarrojas piden más corriente. Use el alimentador de la caja, sin alargadores.

**Desde que la movió:** señal débil. Una [unidad](#mesh-placement) en la pared de detrás ayuda más que un router más potente.

=== order-track
title: ¿Dónde está mi pedido?
summary: Qué significa cada estado y cuándo escribirnos.

- **Recibido:** pagado, aún sin preparar.
- **Preparado:** espera al transportista.
- **En camino:** de 1 a 3 días; al extranjero, de 3 a 6.

¿Sin movimiento en **cuatro días laborables**? Escríbanos con el número de pedido.

=== return-30
title: Devolver un producto en 30 días
summary: Sin motivo. Etiqueta, paquete, dinero.

1. Mis pedidos > el pedido > **Devolver**.
2. Ponga todo: alimentador, adaptadores, folleto.
3. **Antes, quite el dispositivo de su cuenta.**

El dinero llega en cinco días laborables.
`
export const portuguese = `
=== mesh-setup
title: Configurar o Wren Mesh pela primeira vez
summary: Da caixa a uma rede a funcionar em cerca de dez minutos, com a app.

Precisa do telemóvel com a app Wrenfield, da caixa do seu operador e de uma tomada por perto.

1. Desligue a caixa do operador da corrente durante dois minutos.
2. Ligue a unidade principal com o cabo curto e espere que a caixa esteja pronta.
3. Na app: **Adicionar dispositivo > Wren Mesh**. Autorize *dispositivos próximos* e a rede local.
4. Escreva os oito caracteres por baixo do código de barras. Não são o número de série.
5. Escolha um nome e uma palavra-passe com pelo menos dez caracteres.

=== mesh-placement
title: Onde pôr as unidades
summary: A meio caminho, à vista uma da outra, longe do chão.

Uma unidade transmite o que ela própria recebe. Por isso fica **a meio caminho**, e não no sítio com sinal fraco.

- Num apartamento, a uma ou duas divisões; numa casa, a um piso.
- Nem atrás da televisão, nem num armário de metal, nem no chão.

Em **Rede > Unidades** a ligação deve ser de 60 ou mais.

=== evening-drops
title: À noite o Wi-Fi fica lento ou cai
summary: Vizinhos, canais e o micro-ondas.

Veja primeiro, com um cabo, se o problema é mesmo o Wi-Fi. Se o cabo também for lento, fale com o operador.

1. **Rede > Avançado > Canal**: *Procurar agora*.
2. Largura do canal de 2,4 GHz: 20 MHz.
3. Ligue a televisão por cabo.

=== no-heat
title: Sem aquecimento: primeiro aquecer a casa
summary: O interruptor manual no recetor, depois a causa.

1. No recetor, ao lado da caldeira, ponha o interruptor em **Manual ligado**.
2. Luz vermelha, dois sinais: prima o botão do recetor dez segundos e, no termóstato, Definições > Recetor > Emparelhar.
3. Com a luz verde, volte a **Auto**.

> [!WARNING]
> Cheira a gás? Não toque no interruptor, abra as janelas, saia e chame a companhia do gás.

=== thermostat-overshoot
follows: 1
title: A divisão fica mais quente do que o pedido
summary: Piso radiante, correção, arranque antecipado.

**Com piso radiante:** Aquecimento > Sistema > Tipo tem de ser **Piso (lento)**. O termóstato aprende em três ou quatro dias.

**Só de manhã cedo:** limite o *arranque antecipado* a 60 minutos.

=== app-login
title: Não consegue entrar
summary: O e-mail que não chega, o código errado, a conta bloqueada.

**O e-mail não chega:** procure no spam; o correio das empresas atrasa-o muitas vezes uma hora.

**Bloqueada:** depois de dez palavras-passe erradas, durante meia hora. Abre sozinha.

=== warranty-claim
state: approved
title: Acionar a garantia
summary: Dois anos, três no aquecimento.

Envie-nos o número de série (começa por WF), a fatura e uma frase sobre o que acontece. Quase tudo é decidido no próprio dia.
`
